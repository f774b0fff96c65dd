import type { Locale } from '../runtime/locale';
import type { ControllerContact } from '../tenants/types';
import type { Purpose } from './types';

/** One consent that a link is about, in the words that were shown at the box. */
export interface ConfirmableConsent {
  readonly id: string;
  readonly purpose: Purpose;
  readonly consentText: string;
  readonly cancelNotice: string;
  readonly createdAt: Date;
}

/** What a link shows of the person: whom, what, and until when. */
export interface ConfirmationContent {
  readonly tenantId: string;
  readonly company: ControllerContact;
  /** Of the form that the person sent. */
  readonly locale: Locale;
  readonly email: string;
  /** When open: what will be confirmed. When used: what is confirmed now; empty when all of it ended since. */
  readonly consents: readonly ConfirmableConsent[];
  readonly expiresAt: Date;
}

/**
 * What is behind a confirmation link. `unknown`: never was, or is long gone. `expired`: the time for confirming is over,
 * and the person's data is deleted or about to be.
 */
export type ConfirmationView =
  | { readonly state: 'unknown' }
  | {
      readonly state: 'expired';
      readonly tenantId: string;
      readonly company: ControllerContact;
      readonly locale: Locale;
    }
  | ({ readonly state: 'open' | 'used' } & ConfirmationContent);

/** What came of confirming; the view is the one after it. */
export interface Confirmation {
  readonly outcome: 'confirmed' | 'already-confirmed' | 'expired' | 'unknown';
  readonly view: ConfirmationView;
}

/** The content of a confirmation mail; the link is the only secret in it. */
export interface ConfirmationMail extends ConfirmationContent {
  /** For `/confirm/{token}`: base64url of 32 bytes. */
  readonly token: string;
}

/** What to do with a waiting message now. */
export type MailDecision =
  | {
      readonly action: 'send';
      readonly mail: ConfirmationMail;
      /** Settled by this mail. */
      readonly messageIds: readonly string[];
      /** When the same mail may have gone out before; null when it surely never did. */
      readonly sentBefore: Date | null;
    }
  | { readonly action: 'later'; readonly until: Date }
  | { readonly action: 'drop' };

/** What the page behind the link needs; `core.confirmations` does it. */
export interface ConfirmationLinks {
  /** What a link shows. Reads only, so that programs that open every link in a mail change nothing. */
  view(token: string): Promise<ConfirmationView>;
  /** Confirms all that the link is about, once; a second time is harmless. */
  confirm(token: string): Promise<Confirmation>;
}
