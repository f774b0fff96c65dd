import type { Knex } from 'knex';
import { addressOf } from '../contacts/subject-address';
import { findSubjectsById } from '../contacts/subject-store';
import type { Database } from '../database/database';
import type { SubmissionProof } from '../forms/submission-batch';
import type { LedgerService } from '../ledger/ledger-service';
import { findEntries } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import { retryDelay } from '../outbox/backoff';
import { deleteMessages, findMessages, holdsLease, newerWaits, postpone, recordFailure } from '../outbox/outbox-store';
import type { LeasedMessage } from '../outbox/types';
import type { Locale } from '../runtime/locale';
import type { Runtime } from '../runtime/runtime';
import type { TenantService } from '../tenants/tenant-service';
import { readSettings } from '../tenants/tenant-store';
import type { Vault } from '../vault/vault';
import { toConfirmable } from './confirmation-service';
import * as store from './confirmation-store';
import { confirmationToken, tokenHash } from './confirmation-token';
import type { ConfirmationMail, MailDecision } from './confirmation-types';
import { coveredConsents, requestedConsents, type CoveredConsent } from './covered-consent-store';
import { expiryOf } from './unconfirmed';

/**
 * One address gets one confirmation mail in this time at most, so that nobody can flood a stranger's mailbox. A mail that
 * may have arrived counts, whatever the mail server answered or did not.
 */
const quietMs = 60 * 60_000;
const kind = 'consent-confirmation';

/** Why a mail was not taken, without naming anybody. */
export interface MailFailure {
  /** Such as `smtp-451` or `ETIMEDOUT`; 50 characters at most. */
  readonly code: string;
  /** The mail server will never take a mail to this recipient. */
  readonly permanent: boolean;
  /** The whole mail went out, but no answer to it came: the recipient may have it. */
  readonly mayHaveArrived: boolean;
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
      if (!recipient) return this.drop(transaction, message);
      const token = confirmationToken(recipient.key, message.id);
      const hash = tokenHash(token) as string;
      const before = await store.findToken(transaction, hash);
      const pending = await this.toAsk(transaction, tenantId, recipient.id, before, now);
      if (!pending) return this.drop(transaction, message);
      const since = new Date(now.getTime() - quietMs);
      const last = await store.lastSentAt(transaction, { subjectId: recipient.id, since });
      if (last) {
        const until = new Date(last.getTime() + quietMs);
        await postpone(transaction, message, until);
        return { action: 'later', until };
      }
      const { expiresAt, consents, submissionSeq } = pending;
      const locale = await this.localeOf(transaction, tenantId, submissionSeq, recipient.key);
      const sentBefore = before?.sentAt ?? null;
      const createdAt = sentBefore && before ? before.createdAt : now;
      const link = { hash, tenantId, subjectId: recipient.id, locale, createdAt, expiresAt, usedAt: null };
      // Sent from now on, as far as nobody knows better.
      const ids = consents.map((consent) => consent.id);
      await store.putToken(transaction, { ...link, sentAt: now }, ids);
      const messageIds = await findMessages(transaction, kind, await store.submissionsOf(transaction, recipient.id));
      const { email } = recipient;
      const mail = { token, tenantId, company, locale, email, consents, expiresAt };
      return { action: 'send', mail, messageIds, sentBefore };
    });
  }

  /** The mail server took the mail: nothing about it waits any more. */
  async mailSent({ mail, messageIds }: Extract<MailDecision, { action: 'send' }>): Promise<void> {
    await this.database.write(async (transaction) => {
      await store.markSent(transaction, tokenHash(mail.token) as string, this.runtime.clock.now());
      await deleteMessages(transaction, messageIds);
    });
  }

  /**
   * The mail was not taken, or nobody knows: it is tried again later and later, or, when the failure is permanent, never.
   * A mail that may have arrived comes again after an hour at the earliest.
   */
  async mailFailed(
    message: LeasedMessage,
    { mail, sentBefore }: Extract<MailDecision, { action: 'send' }>,
    { code, permanent, mayHaveArrived }: MailFailure,
  ): Promise<void> {
    const at = this.runtime.clock.now();
    const chance = this.runtime.random.bytes(1).readUInt8() / 256;
    const delay = Math.max(retryDelay(message.attempts, chance), mayHaveArrived ? quietMs : 0);
    const nextAttemptAt = new Date(at.getTime() + delay);
    await this.database.write(async (transaction) => {
      await store.markSent(transaction, tokenHash(mail.token) as string, mayHaveArrived ? at : sentBefore);
      await recordFailure(transaction, message, { code, at, ...(!permanent && { nextAttemptAt }) });
    });
  }

  private async drop(transaction: Knex.Transaction, message: LeasedMessage): Promise<MailDecision> {
    await deleteMessages(transaction, [message.id]);
    return { action: 'drop' };
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
    return { id, key, email: addressOf(subject, key) };
  }

  /**
   * What the mail asks for; undefined when it is not needed. A mail that may have gone out before is repeated as it was,
   * since it carries the same Message-ID; once its link was used, or a newer mail asks for more, it is not needed.
   */
  private async toAsk(
    transaction: Knex.Transaction,
    tenantId: string,
    subjectId: string,
    before: store.StoredToken | undefined,
    now: Date,
  ): Promise<Asked | undefined> {
    if (before?.usedAt) return undefined;
    if (!before?.sentAt) return this.pending(transaction, tenantId, subjectId, now);
    if (before.expiresAt <= now) return undefined;
    const submissions = await store.submissionsOf(transaction, subjectId);
    if (await newerWaits(transaction, kind, submissions, before.createdAt)) return undefined;
    const covered = await coveredConsents(transaction, before.hash);
    const open = covered.filter((each) => each.state === 'requested');
    return asked(open, before.expiresAt);
  }

  /** What awaits the person's confirmation in time; undefined when nothing does. */
  private async pending(
    transaction: Knex.Transaction,
    tenantId: string,
    subjectId: string,
    now: Date,
  ): Promise<Asked | undefined> {
    const days = (await readSettings(transaction, tenantId))?.unconfirmedDays ?? 0;
    const all = await requestedConsents(transaction, tenantId, subjectId);
    const requested = all.filter((each) => expiryOf(each.createdAt, days) > now);
    const newest = requested.at(-1);
    return newest && asked(requested, expiryOf(newest.createdAt, days));
  }

  /** The language of the form that the person filled in last. */
  private async localeOf(transaction: Knex.Transaction, tenantId: string, seq: number, key: Buffer): Promise<Locale> {
    const entry = (await findEntries(transaction, tenantId, [seq])).get(seq);
    return (entry && openPayload<SubmissionProof>(entry, key)?.locale) ?? 'de';
  }
}

/** What a mail asks for, and the submission whose language it is in. */
interface Asked extends Pick<ConfirmationMail, 'consents' | 'expiresAt'> {
  readonly submissionSeq: number;
}

function asked(consents: readonly CoveredConsent[], expiresAt: Date): Asked | undefined {
  const newest = consents.at(-1);
  return newest && { consents: consents.map(toConfirmable), expiresAt, submissionSeq: newest.submissionSeq };
}
