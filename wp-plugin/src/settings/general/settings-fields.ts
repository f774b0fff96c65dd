import { __ } from '@wordpress/i18n';
import type { Company, OnLapse } from '../../bridge/types';
import type { Draft } from './draft';

/** The draft with each field of the company beside the others, as two people's changes are compared. */
export type SettingsFields = Omit<Draft, 'company'> & Required<Company>;

export type SettingsField = keyof SettingsFields;

export function fieldsOf({ company, ...rest }: Draft): SettingsFields {
  return { ...rest, ...company };
}

export function draftOfFields(fields: SettingsFields): Draft {
  const { name, address, email, phone, website, dataProtectionOfficer, representative, jointControllers, ...rest } =
    fields;
  const optional = { phone, website, dataProtectionOfficer, representative, jointControllers };
  return { ...rest, company: { name, address, email, ...optional } };
}

/** Names of the fields as they stand in the form. */
export function settingsLabel(field: SettingsField): string {
  const labels: Record<SettingsField, string> = {
    active: __('Data protection is active', 'kundenmeister-data-protection'),
    name: __('Company name', 'kundenmeister-data-protection'),
    address: __('Postal address', 'kundenmeister-data-protection'),
    email: __('E-mail address', 'kundenmeister-data-protection'),
    phone: __('Telephone (optional)', 'kundenmeister-data-protection'),
    website: __('Website (optional)', 'kundenmeister-data-protection'),
    dataProtectionOfficer: __('Data protection officer (optional)', 'kundenmeister-data-protection'),
    representative: __('Representative in the EU (optional)', 'kundenmeister-data-protection'),
    jointControllers: __('Joint controllers (optional)', 'kundenmeister-data-protection'),
    accepts: __('I have read the agreement and accept it for my company.', 'kundenmeister-data-protection'),
    acceptedBy: __('Your name', 'kundenmeister-data-protection'),
    unconfirmedDays: __('Days until an unconfirmed registration is deleted', 'kundenmeister-data-protection'),
    keepProofDays: __('Days a proof of consent is kept after deletion', 'kundenmeister-data-protection'),
    keepObjectionDays: __('Days an objection is kept after deletion', 'kundenmeister-data-protection'),
    recordIp: __('Record shortened IP address and browser with a consent', 'kundenmeister-data-protection'),
    onLapse: __('When a storage period lapses', 'kundenmeister-data-protection'),
  };
  return labels[field];
}

/** What a field says, in words for people. */
export function settingsValue(field: SettingsField, fields: SettingsFields): string {
  const value = fields[field];
  if (field === 'onLapse') {
    return fields.onLapse === null ? '–' : lapseWords(fields.onLapse);
  }
  if (typeof value === 'string' || value === null) {
    return value || '–';
  }
  return value ? __('On', 'kundenmeister-data-protection') : __('Off', 'kundenmeister-data-protection');
}

/** What happens when the storage period of a contact lapses. */
export function lapseWords(onLapse: OnLapse): string {
  return onLapse === 'delete'
    ? __('Delete the contact', 'kundenmeister-data-protection')
    : __('Only report it', 'kundenmeister-data-protection');
}
