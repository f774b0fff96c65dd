import type { Knex } from 'knex';
import { findSubjectsById } from '../contacts/subject-store';
import type { Database } from '../database/database';
import type { SubmissionProof } from '../forms/submission-batch';
import type { LedgerService } from '../ledger/ledger-service';
import { findEntries } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import { retryDelay } from '../outbox/backoff';
import { deleteMessages, holdsLease, postpone, recordFailure } from '../outbox/outbox-store';
import type { LeasedMessage } from '../outbox/types';
import type { Locale } from '../runtime/locale';
import type { Runtime } from '../runtime/runtime';
import type { TenantService } from '../tenants/tenant-service';
import { readSettings } from '../tenants/tenant-store';
import { unseal } from '../vault/seal';
import type { Vault } from '../vault/vault';
import { toConfirmable } from './confirmation-service';
import * as store from './confirmation-store';
import { confirmationToken, tokenHash } from './confirmation-token';
import type { ConfirmationMail, MailDecision } from './confirmation-types';
import { expiryOf } from './unconfirmed';

/** One address gets one confirmation mail in this time at most, so that nobody can flood a stranger's mailbox. */
const quietMs = 60 * 60_000;

/** Why a mail was not taken, without naming anybody. */
export interface MailFailure {
  /** Such as `smtp-451` or `ETIMEDOUT`; 50 characters at most. */
  readonly code: string;
  /** The mail server will never take a mail to this recipient. */
  readonly permanent: boolean;
}

/** The mails that ask for a confirmation: made when they are sent, from what is recorded then. */
export class ConfirmationMailService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly tenants: TenantService,
    private readonly runtime: Runtime,
  ) {}

  /**
   * Makes the mail for a leased message, with a link that is valid from then on. The one mail asks for everything that
   * awaits this person's confirmation. A message that must wait, or has nothing to ask for any more, is settled here.
   */
  async prepareMail(message: LeasedMessage): Promise<MailDecision> {
    const { tenantId } = message;
    const company = await this.tenants.contact(tenantId);
    return this.database.write(async (transaction): Promise<MailDecision> => {
      await this.ledger.hold(transaction, tenantId);
      if (!(await holdsLease(transaction, message))) return { action: 'drop' };
      const now = this.runtime.clock.now();
      const recipient = await this.recipient(transaction, message);
      const pending = recipient ? await this.pending(transaction, tenantId, recipient.id, now) : undefined;
      if (!recipient || !pending) {
        await deleteMessages(transaction, [message.id]);
        return { action: 'drop' };
      }
      const token = confirmationToken(recipient.key, message.id);
      const hash = tokenHash(token) as string;
      const since = new Date(now.getTime() - quietMs);
      const last = await store.lastSentAt(transaction, { subjectId: recipient.id, otherThan: hash, since });
      if (last) {
        const until = new Date(last.getTime() + quietMs);
        await postpone(transaction, message, until);
        return { action: 'later', until };
      }
      const locale = await this.localeOf(transaction, tenantId, pending.submissionSeq, recipient.key);
      const { expiresAt } = pending;
      const link = { hash, tenantId, subjectId: recipient.id, locale, createdAt: now, expiresAt, usedAt: null };
      // Sent from now on as far as other messages to the same person are concerned.
      await store.putToken(transaction, { ...link, sentAt: now });
      const messageIds = await store.messagesToSubject(transaction, recipient.id);
      const { email } = recipient;
      const mail = { token, tenantId, company, locale, email, consents: pending.consents, expiresAt };
      return { action: 'send', mail, messageIds };
    });
  }

  /** The mail server took the mail: nothing about it waits any more. */
  async mailSent({ mail, messageIds }: Extract<MailDecision, { action: 'send' }>): Promise<void> {
    await this.database.write(async (transaction) => {
      await store.markSent(transaction, tokenHash(mail.token) as string, this.runtime.clock.now());
      await deleteMessages(transaction, messageIds);
    });
  }

  /** The mail was not taken: it is tried again later and later, or, when the failure is permanent, never. */
  async mailFailed(message: LeasedMessage, mail: ConfirmationMail, { code, permanent }: MailFailure): Promise<void> {
    const at = this.runtime.clock.now();
    const chance = this.runtime.random.bytes(1).readUInt8() / 256;
    const nextAttemptAt = new Date(at.getTime() + retryDelay(message.attempts, chance));
    await this.database.write(async (transaction) => {
      await store.markSent(transaction, tokenHash(mail.token) as string, null);
      await recordFailure(transaction, message, { code, at, ...(!permanent && { nextAttemptAt }) });
    });
  }

  private async recipient(
    transaction: Knex.Transaction,
    { tenantId, ref }: LeasedMessage,
  ): Promise<{ id: string; email: string; key: Buffer } | undefined> {
    const id = await store.subjectOfSubmission(transaction, tenantId, ref);
    if (id === undefined) return undefined;
    const subject = (await findSubjectsById(transaction, tenantId, [id])).get(id);
    const key = (await this.vault.find([id])).get(id);
    if (!subject || !key) return undefined;
    const place = { tenantId, table: 'subjects', row: id };
    return { id, key, email: unseal(key, subject.sealedEmail, place).toString('utf8') };
  }

  /** What awaits the person's confirmation in time; undefined when nothing does. */
  private async pending(
    transaction: Knex.Transaction,
    tenantId: string,
    subjectId: string,
    now: Date,
  ): Promise<(Pick<ConfirmationMail, 'consents' | 'expiresAt'> & { submissionSeq: number }) | undefined> {
    const days = (await readSettings(transaction, tenantId))?.unconfirmedDays ?? 0;
    const all = await store.coveredConsents(transaction, tenantId, subjectId, now);
    const requested = all.filter((each) => each.state === 'requested' && expiryOf(each.createdAt, days) > now);
    const newest = requested.at(-1);
    return (
      newest && {
        consents: requested.map(toConfirmable),
        expiresAt: expiryOf(newest.createdAt, days),
        submissionSeq: newest.submissionSeq,
      }
    );
  }

  /** The language of the form that the person filled in last. */
  private async localeOf(transaction: Knex.Transaction, tenantId: string, seq: number, key: Buffer): Promise<Locale> {
    const entry = (await findEntries(transaction, tenantId, [seq])).get(seq);
    return (entry && openPayload<SubmissionProof>(entry, key)?.locale) ?? 'de';
  }
}
