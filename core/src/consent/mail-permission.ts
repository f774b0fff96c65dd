import { inForce, latest, type ConsentStanding } from './standing';
import { permitsMail } from './state';
import type { ConsentState } from './types';

/** Why an address may be written to, or not. `none`: nothing is known of it, or only boxes left unticked. */
export const mailPermissionReasons = [
  'confirmed',
  'pending',
  'withdrawn',
  'expired',
  'none',
  'objected',
  'deleted',
] as const;
export type MailPermissionReason = (typeof mailPermissionReasons)[number];

export interface MailPermission {
  readonly allowed: boolean;
  readonly reason: MailPermissionReason;
  /** The consent that proves the permission. */
  readonly consentId?: string;
}

/** All that is known of one person for one purpose. */
export interface KnownPerson {
  readonly consents: readonly ConsentStanding[];
  /** Number of the person's objection in the ledger. */
  readonly objection?: number;
  /** Whether the person's key is destroyed. */
  readonly erased: boolean;
}

/** Without proof no mail (TKG 2021 § 174, Art. 7(1) and 21(3) GDPR): the newest consent that permits it is the proof. */
export function mailPermission({ consents, objection, erased }: KnownPerson): MailPermission {
  if (erased) return refused('deleted');
  const standing = inForce(consents, objection);
  const proof = latest(standing.filter((consent) => permitsMail(consent.state, consent.needsConfirmation)));
  if (proof) return { allowed: true, reason: 'confirmed', consentId: proof.id };
  if (objection !== undefined) return refused('objected');
  if (standing.some(({ state }) => state === 'requested' || state === 'given')) return refused('pending');
  const ended = latest(consents.filter(({ state }) => endings[state] !== undefined));
  return refused((ended && endings[ended.state]) ?? 'none');
}

const endings: Partial<Record<ConsentState, MailPermissionReason>> = {
  withdrawn: 'withdrawn',
  expired: 'expired',
  invalidated: 'expired',
};

function refused(reason: MailPermissionReason): MailPermission {
  return { allowed: false, reason };
}
