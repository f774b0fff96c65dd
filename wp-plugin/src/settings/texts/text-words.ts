import { __ } from '@wordpress/i18n';
import type { ListedForm, Locale, VersionChange } from '../../bridge/types';
import type { TextField } from './text-draft';

export function languageLabel(locale: Locale): string {
  return locale === 'de'
    ? __('German', 'kundenmeister-data-protection')
    : __('English', 'kundenmeister-data-protection');
}

/** The forms by their titles; one that is not known any more by its key. */
export function formTitles(keys: readonly string[], forms: readonly ListedForm[]): string {
  return keys.length === 0
    ? __('None', 'kundenmeister-data-protection')
    : keys.map((key) => forms.find(({ formKey }) => formKey === key)?.title ?? key).join(', ');
}

/** What a field of the editor is called. */
export function fieldLabel(field: TextField): string {
  const labels: Record<TextField, string> = {
    description: __('Description', 'kundenmeister-data-protection'),
    purpose: __('Purpose', 'kundenmeister-data-protection'),
    topic: __('Topic', 'kundenmeister-data-protection'),
    locale: __('Language', 'kundenmeister-data-protection'),
    textMode: __('Whose words', 'kundenmeister-data-protection'),
    ownText: __('Own text', 'kundenmeister-data-protection'),
    cancelNotice: __('Notice on withdrawal', 'kundenmeister-data-protection'),
    declarationMode: __('Kind of the privacy declaration', 'kundenmeister-data-protection'),
    declarationText: __('Text of the privacy declaration', 'kundenmeister-data-protection'),
    declarationUrl: __('Address of your privacy declaration', 'kundenmeister-data-protection'),
    checkboxActive: __('Checkbox', 'kundenmeister-data-protection'),
    doubleOptIn: __('Confirmation by e-mail', 'kundenmeister-data-protection'),
    contactGroupId: __('Contact group', 'kundenmeister-data-protection'),
    forms: __('Forms', 'kundenmeister-data-protection'),
  };
  return labels[field];
}

/** What a part of a version is called. */
export function partLabel(part: VersionChange['part']): string {
  const labels: Record<VersionChange['part'], string> = {
    consentText: __('Consent text', 'kundenmeister-data-protection'),
    cancelNotice: __('Notice on withdrawal', 'kundenmeister-data-protection'),
    privacyDeclaration: __('Privacy declaration', 'kundenmeister-data-protection'),
    processorStatement: __('Statement on the processor', 'kundenmeister-data-protection'),
  };
  return labels[part];
}
