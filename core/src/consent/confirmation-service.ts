import type { Knex } from 'knex';
import { addressOf } from '../contacts/subject-address';
import { findSubjectsById } from '../contacts/subject-store';
import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import type { Runtime } from '../runtime/runtime';
import type { TenantService } from '../tenants/tenant-service';
import type { Vault } from '../vault/vault';
import * as store from './confirmation-store';
import { tokenHash } from './confirmation-token';
import type { Confirmation, ConfirmableConsent, ConfirmationLinks, ConfirmationView } from './confirmation-types';
import { coveredConsents, type CoveredConsent } from './covered-consent-store';
import { recordEvent } from './event-writer';
import { linkState } from './link-state';

/** What the ledger seals about a confirmation: the second half of a double opt-in, with the times of its steps. */
export interface ConfirmationPayload {
  readonly v: 1;
  readonly consentId: string;
  readonly method: 'link-in-mail';
  /** When the mail with the link went out. */
  readonly mailSentAt: string | null;
}

/** Double opt-in by a link: the page that shows what it is about, and the click that confirms. */
export class ConfirmationService implements ConfirmationLinks {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly tenants: TenantService,
    private readonly runtime: Runtime,
  ) {}

  async view(token: string): Promise<ConfirmationView> {
    const hash = tokenHash(token);
    const stored = hash === undefined ? undefined : await this.database.read((each) => store.findToken(each, hash));
    if (!stored) return { state: 'unknown' };
    const { tenantId, subjectId, locale, expiresAt } = stored;
    const company = await this.tenants.contact(tenantId);
    const expired = { state: 'expired', tenantId, company, locale } as const;
    const person = subjectId === null ? undefined : await this.person(tenantId, subjectId, stored.hash);
    if (!person) return expired;
    const state = linkState({ ...stored, states: person.consents.map((each) => each.state) }, this.runtime.clock.now());
    if (state === 'expired') return expired;
    const shown = person.consents.filter((each) => each.state === (state === 'open' ? 'requested' : 'confirmed'));
    return { state, tenantId, company, locale, email: person.email, consents: shown.map(toConfirmable), expiresAt };
  }

  async confirm(token: string): Promise<Confirmation> {
    const hash = tokenHash(token);
    const stored = hash === undefined ? undefined : await this.database.read((each) => store.findToken(each, hash));
    if (!stored) return { outcome: 'unknown', view: { state: 'unknown' } };
    const outcome = await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, stored.tenantId);
      // Read again under the lock: the same link may have been clicked twice, or the person just been deleted.
      const current = await store.findToken(transaction, stored.hash);
      return current ? this.confirmUnderLock(transaction, current) : 'expired';
    });
    return { outcome, view: await this.view(token) };
  }

  private async confirmUnderLock(
    transaction: Knex.Transaction,
    token: store.StoredToken,
  ): Promise<'confirmed' | 'already-confirmed' | 'expired'> {
    const { subjectId } = token;
    if (subjectId === null) return 'expired';
    const now = this.runtime.clock.now();
    const consents = await coveredConsents(transaction, token.hash);
    const state = linkState({ ...token, states: consents.map((each) => each.state) }, now);
    const key = (await this.vault.find([subjectId])).get(subjectId);
    if (state === 'expired' || !key) return 'expired';
    if (state === 'used') return 'already-confirmed';
    const pending = consents.filter((each) => each.state === 'requested');
    for (const consent of pending) await this.record(transaction, token, consent, { keyId: subjectId, key }, now);
    await store.markUsed(transaction, token.hash, now);
    return 'confirmed';
  }

  private async record(
    transaction: Knex.Transaction,
    { tenantId, sentAt }: store.StoredToken,
    consent: CoveredConsent,
    owner: { keyId: string; key: Buffer },
    at: Date,
  ): Promise<void> {
    const { id: consentId, groupId } = consent;
    const mailSentAt = sentAt?.toISOString() ?? null;
    const payload: ConfirmationPayload = { v: 1, consentId, method: 'link-in-mail', mailSentAt };
    await recordEvent(transaction, this.ledger, { tenantId, consent, type: 'confirmed', at, owner, payload });
    const membership = { groupId, subjectId: owner.keyId, consentId, createdAt: at };
    await store.insertMembership(transaction, tenantId, membership);
  }

  /** Undefined for a person whose key is destroyed. */
  private async person(
    tenantId: string,
    subjectId: string,
    hash: string,
  ): Promise<{ email: string; consents: readonly CoveredConsent[] } | undefined> {
    const { subject, consents } = await this.database.read(async (connection) => ({
      subject: (await findSubjectsById(connection, tenantId, [subjectId])).get(subjectId),
      consents: await coveredConsents(connection, hash),
    }));
    const key = (await this.vault.find([subjectId])).get(subjectId);
    if (!subject || !key) return undefined;
    return { email: addressOf(subject, key), consents };
  }
}

/** Without what only the program needs. */
export function toConfirmable(consent: CoveredConsent): ConfirmableConsent {
  const { id, purpose, consentText, cancelNotice, createdAt } = consent;
  return { id, purpose, consentText, cancelNotice, createdAt };
}
