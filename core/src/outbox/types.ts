/** Kinds of messages; they only grow. */
export type OutboxKind = 'consent-confirmation' | 'contact.erased' | 'records.erased' | 'restore-request.received';

/** A message that one bridge has for a while, so that no other sends it. */
export interface LeasedMessage {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: OutboxKind;
  /** Id of the record that the message is about. */
  readonly ref: string;
  readonly createdAt: Date;
  /** This one included. */
  readonly attempts: number;
  readonly leasedUntil: Date;
}

export interface OutboxBacklog {
  readonly waiting: number;
  /** Given up, since the mail server refused the recipient for good. */
  readonly failed: number;
}
