import { __ } from '@wordpress/i18n';
import type { FieldProblem, Problem } from '../../bridge/problem';
import type { TextDraft } from './text-draft';

/** What would leave a gap in the words that visitors read; the bridge checks all else. Null when there is none. */
export function gapIn(draft: TextDraft, company: string): Problem | null {
  const fields: FieldProblem[] = [];
  if (draft.topic.trim() === '' && (draft.textMode === 'proposal' || draft.purpose === 'newsletter')) {
    fields.push({
      pointer: '/topic',
      code: 'required',
      message: __('Please say what it is about.', 'kundenmeister-data-protection'),
    });
  }
  if (company === '' && draft.textMode === 'proposal') {
    fields.push({
      pointer: '/consentText',
      code: 'company-missing',
      message: __(
        'Please enter your company on the sheet General first, so that the text can name it.',
        'kundenmeister-data-protection',
      ),
    });
  }
  return fields.length === 0 ? null : { code: 'gap', message: '', status: 0, fields };
}
