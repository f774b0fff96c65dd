import { __ } from '@wordpress/i18n';
import { purposeLabel } from '../consents/consent-words';
import type { TextDraft, TextField } from './text-draft';
import { formTitles, languageLabel } from './text-words';
import type { TextsGround } from './use-texts-ground';

/** What a field of the draft says, in words for people. */
export function fieldValue(field: TextField, draft: TextDraft, { forms, groups }: TextsGround): string {
  switch (field) {
    case 'purpose':
      return purposeLabel(draft.purpose);
    case 'locale':
      return languageLabel(draft.locale);
    case 'textMode':
      return draft.textMode === 'own'
        ? __('Own text', 'kundenmeister-data-protection')
        : __('Our proposal', 'kundenmeister-data-protection');
    case 'declarationMode':
      return draft.declarationMode === 'link'
        ? __('Link to a page of yours', 'kundenmeister-data-protection')
        : __('Text, kept here', 'kundenmeister-data-protection');
    case 'checkboxActive':
    case 'doubleOptIn':
      return draft[field] ? __('On', 'kundenmeister-data-protection') : __('Off', 'kundenmeister-data-protection');
    case 'forms':
      return formTitles(draft.forms, forms);
    case 'contactGroupId':
      return groups.find(({ id }) => id === draft.contactGroupId)?.name ?? draft.contactGroupId;
    case 'cancelNotice':
    case 'declarationText':
    case 'declarationUrl':
    case 'description':
    case 'ownText':
    case 'topic':
      return draft[field] ?? __('Our proposal', 'kundenmeister-data-protection');
  }
}
