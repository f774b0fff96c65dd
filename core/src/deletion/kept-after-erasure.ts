import type { ConsentEventType } from '../consent/types';
import { agreeingEvents } from '../consent/unconfirmed';
import { dayMs } from '../runtime/day';

/** What a tenant keeps of an erased person, in days; 0 for nothing. */
export interface KeepingPeriods {
  readonly keepProofDays: number;
  readonly keepObjectionDays: number;
}

/** A consent of the person, as far as it is kept: what was agreed to and when, not by whom. */
export interface ConsentTrace {
  readonly profileId: string;
  readonly versionId: string;
  /** Of the text that was shown. */
  readonly sha256: string;
  readonly formKey: string;
  readonly events: readonly { readonly type: ConsentEventType; readonly at: Date }[];
}

/** What stayed, and until when: named in the certificate. */
export interface Kept {
  readonly what: 'proof-without-identity' | 'objection-hash' | 'late-delivery-hash';
  readonly count: number;
  readonly until: Date;
}

/** The consents of which a proof without identity is kept, to defend a claim (Art. 17(3)(e) GDPR): those once agreed to. */
export function provable<T extends ConsentTrace>(consents: readonly T[]): readonly T[] {
  return consents.filter(({ events }) => events.some(({ type }) => agreeingEvents.some((one) => one === type)));
}

/** Undefined when nothing is kept. */
export function keptUntil(erasedAt: Date, days: number): Date | undefined {
  return days > 0 ? new Date(erasedAt.getTime() + days * dayMs) : undefined;
}
