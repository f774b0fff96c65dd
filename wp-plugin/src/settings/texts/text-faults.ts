import { __, sprintf } from '@wordpress/i18n';
import type { FieldProblem, Problem } from '../../bridge/problem';
import type { TextDraft } from './text-draft';

/** Most characters that the bridge takes, by JSON pointer. */
const longest = { '/consentText/text': 20_000, '/cancelNotice': 20_000, '/privacyDeclaration/text': 60_000 };

function tooLong(draft: TextDraft): FieldProblem[] {
  const texts: Record<keyof typeof longest, string> = {
    '/consentText/text': draft.textMode === 'own' ? draft.ownText : '',
    '/cancelNotice': draft.cancelNotice ?? '',
    '/privacyDeclaration/text': draft.declarationMode === 'text' ? draft.declarationText : '',
  };
  return (Object.keys(longest) as (keyof typeof longest)[])
    .filter((pointer) => texts[pointer].trim().length > longest[pointer])
    .map((pointer) => ({
      pointer,
      code: 'too-long',
      message: sprintf(
        /* translators: %s: number of characters. */
        __('Please shorten this: at most %s characters.', 'kundenmeister-data-protection'),
        longest[pointer].toLocaleString(),
      ),
    }));
}

/**
 * What would leave a gap in the words that visitors read, and what is too long to be sent; the bridge checks all else. Null
 * when there is nothing of that.
 */
export function faultsIn(draft: TextDraft, company: string): Problem | null {
  const fields = tooLong(draft);
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
  return fields.length === 0 ? null : { code: 'field-invalid', message: '', status: 0, fields };
}
