import type { Company, DataProtectionInput, DataProtectionSettings, OnLapse } from '../../bridge/types';

/** The settings as they stand in the form: every field is a string that the person may be in the midst of typing. */
export interface Draft {
  active: boolean;
  company: Required<Company>;
  /** Accepting the present agreement, where it is not accepted yet. */
  accepts: boolean;
  acceptedBy: string;
  unconfirmedDays: string;
  keepProofDays: string;
  /** Null where the bridge is older than this plugin and does not know of it. */
  keepObjectionDays: string | null;
  recordIp: boolean;
  /** Null where the bridge is older than this plugin and does not know of it. */
  onLapse: OnLapse | null;
}

const emptyCompany: Required<Company> = {
  name: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  dataProtectionOfficer: '',
  representative: '',
  jointControllers: '',
};

/** What the form starts with; the site's own name and address are proposed to a company not entered yet. */
export function draftOf(settings: DataProtectionSettings, proposed: { name: string; website: string }): Draft {
  return {
    active: settings.active,
    company: settings.company ? { ...emptyCompany, ...settings.company } : { ...emptyCompany, ...proposed },
    accepts: false,
    acceptedBy: '',
    unconfirmedDays: String(settings.unconfirmedDays),
    keepProofDays: String(settings.keepProofDays),
    keepObjectionDays: settings.keepObjectionDays === undefined ? null : String(settings.keepObjectionDays),
    recordIp: settings.recordIp,
    onLapse: settings.onLapse ?? null,
  };
}

function companyOf(draft: Required<Company>): Company {
  const { name, address, email, ...optional } = draft;
  const given = Object.entries(optional)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { name: name.trim(), address: address.trim(), email: email.trim(), ...Object.fromEntries(given) };
}

/** True when the accepted agreement is the present one. */
export function isAgreementAccepted(settings: DataProtectionSettings, presentVersion: string): boolean {
  return settings.processorAgreement?.version === presentVersion;
}

function agreementOf(
  draft: Draft,
  settings: DataProtectionSettings,
  presentVersion: string,
): DataProtectionInput['processorAgreement'] {
  if (draft.accepts && !isAgreementAccepted(settings, presentVersion)) {
    return { version: presentVersion, acceptedBy: draft.acceptedBy.trim() };
  }
  const accepted = settings.processorAgreement;
  return accepted && { version: accepted.version, acceptedBy: accepted.acceptedBy };
}

/** What is no number, or empty, becomes null on its way, which the bridge refuses at the field; an emptied field is not 0. */
const daysOf = (typed: string): number => (typed.trim() === '' ? NaN : Number(typed));

/** The form as the bridge takes it. */
export function inputOf(draft: Draft, settings: DataProtectionSettings, presentVersion: string): DataProtectionInput {
  return {
    active: draft.active,
    company: companyOf(draft.company),
    processorAgreement: agreementOf(draft, settings, presentVersion),
    unconfirmedDays: daysOf(draft.unconfirmedDays),
    keepProofDays: daysOf(draft.keepProofDays),
    ...(draft.keepObjectionDays !== null && { keepObjectionDays: daysOf(draft.keepObjectionDays) }),
    recordIp: draft.recordIp,
    ...(draft.onLapse !== null && { onLapse: draft.onLapse }),
  };
}
