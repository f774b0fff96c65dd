import type { Knex } from 'knex';
import { addressOf } from '../contacts/subject-address';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import { findObjections, writeObjection } from './objection-store';
import { preferenceItems, type Preference, type Preferences, type ShownConsent } from './preferences';
import * as store from './preferences-store';
import { latest } from './standing';
import { idInToken, isGenuine, linkToken, type LinkKind } from './subject-link';
import type { WithdrawalMethod } from './types';
import { withdrawConsents, type Withdrawal } from './withdrawal-writer';

/** What an unsubscribe link is about. */
export interface Unsubscription extends Omit<Preferences, 'items' | 'objected'> {
  readonly item: Preference;
}

/** What the ledger seals about an objection. */
interface ObjectionPayload {
  readonly v: 1;
  readonly subjectId: string;
}

type Owner = store.LinkOwner & { readonly key: Buffer };

/**
 * What a person does itself through its own links: see what it agreed to, withdraw (Art. 7(3) GDPR), object (Art. 21).
 * Every call throws `not-found` for a link that is forged, cut off, or of an erased person.
 */
export class PreferencesService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** Reads only. */
  async view(token: string): Promise<Preferences> {
    return this.preferencesOf(await this.owner('preferences', token));
  }

  /** Withdraws all that was agreed to or asked for under one profile; harmless when repeated. */
  async withdraw(token: string, profileId: string): Promise<Preferences> {
    const owner = await this.owner('preferences', token);
    await this.end(owner, 'preference-page', profileId);
    return this.preferencesOf(owner);
  }

  /** The same for everything. */
  async withdrawAll(token: string): Promise<Preferences> {
    const owner = await this.owner('preferences', token);
    await this.end(owner, 'preference-page', null);
    return this.preferencesOf(owner);
  }

  /** Withdraws everything and records that the person wants no more mail, until it agrees anew. */
  async object(token: string): Promise<Preferences> {
    const owner = await this.owner('preferences', token);
    const { tenantId, subjectId, emailIndex, key } = owner;
    await this.locked(owner, async (transaction, at) => {
      const ended = await this.endWithin(transaction, owner, { method: 'objection', profileId: null, at });
      const before = (await findObjections(transaction, tenantId, [emailIndex])).get(emailIndex);
      if (before && ended === 0) return;
      const payload: ObjectionPayload = { v: 1, subjectId };
      const entry = { tenantId, type: 'objection.recorded', ref: subjectId, at, payload } as const;
      const { seq } = await this.ledger.append(transaction, { ...entry, owner: { keyId: subjectId, key } });
      await writeObjection(transaction, tenantId, emailIndex, { at, ledgerSeq: seq });
    });
    return this.preferencesOf(owner);
  }

  /** Reads only. */
  async viewUnsubscription(token: string): Promise<Unsubscription> {
    return this.unsubscriptionOf(await this.owner('unsubscribe', token));
  }

  /** Withdraws every consent of the person for the profile that the mail rested on; harmless when repeated. */
  async unsubscribe(token: string): Promise<Unsubscription> {
    const owner = await this.owner('unsubscribe', token);
    const { profileId } = owner;
    if (profileId === undefined) throw new DomainError('not-found');
    await this.end(owner, 'unsubscribe-link', profileId);
    return this.unsubscriptionOf(owner);
  }

  /** The token of the page of the person who gave this consent. Throws `not-found`. */
  async tokenFor(tenantId: string, consentId: string): Promise<string> {
    const owner = await this.database.read((connection) => store.findConsentOwner(connection, consentId));
    const key = owner && (await this.vault.find([owner.subjectId])).get(owner.subjectId);
    if (owner?.tenantId !== tenantId || !key) throw new DomainError('not-found');
    return linkToken(key, 'preferences', owner.subjectId);
  }

  private async owner(kind: LinkKind, token: string): Promise<Owner> {
    const id = idInToken(token);
    if (id === undefined) throw new DomainError('not-found');
    const find = kind === 'preferences' ? store.findSubjectOwner : store.findConsentOwner;
    const owner = await this.database.read((connection) => find(connection, id));
    const key = owner && (await this.vault.find([owner.subjectId])).get(owner.subjectId);
    if (!key || !isGenuine(key, kind, token)) throw new DomainError('not-found');
    return { ...owner, key };
  }

  private async end(owner: Owner, method: WithdrawalMethod, profileId: string | null): Promise<void> {
    await this.locked(owner, async (transaction, at) => {
      await this.endWithin(transaction, owner, { method, profileId, at });
    });
  }

  /** Holds the tenant's chain; the person may have been erased until it was free. */
  private async locked(owner: Owner, work: (transaction: Knex.Transaction, at: Date) => Promise<void>): Promise<void> {
    const at = this.runtime.clock.now();
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, owner.tenantId);
      if (!(await this.vault.find([owner.subjectId])).has(owner.subjectId)) throw new DomainError('not-found');
      await work(transaction, at);
    });
  }

  /** Answers how many. */
  private async endWithin(
    transaction: Knex.Transaction,
    { tenantId, subjectId, key }: Owner,
    which: Pick<Withdrawal, 'method' | 'profileId' | 'at'>,
  ): Promise<number> {
    const owner = { keyId: subjectId, key };
    return withdrawConsents(transaction, this.ledger, { ...which, tenantId, owner, actor: null, reason: null });
  }

  private async preferencesOf(owner: Owner): Promise<Preferences> {
    const { tenantId, emailIndex } = owner;
    const { consents, objection } = await this.database.read(async (connection) => {
      const objections = await findObjections(connection, tenantId, [emailIndex]);
      return {
        consents: await store.listShownConsents(connection, owner),
        objection: objections.get(emailIndex)?.ledgerSeq,
      };
    });
    const items = preferenceItems(consents, objection);
    const objected = objection !== undefined && items.every(({ state }) => state !== 'agreed');
    return { ...person(owner, consents), objected, items };
  }

  private async unsubscriptionOf(owner: Owner): Promise<Unsubscription> {
    const consents = await this.database.read((connection) => store.listShownConsents(connection, owner));
    const item = preferenceItems(consents, undefined).find(({ profileId }) => profileId === owner.profileId);
    // A consent for which nothing was ever ticked has no link.
    if (!item) throw new DomainError('not-found');
    return { ...person(owner, consents), item };
  }
}

function person(owner: Owner, consents: readonly ShownConsent[]): Pick<Preferences, 'company' | 'email' | 'locale'> {
  const email = addressOf({ ...owner, id: owner.subjectId }, owner.key);
  return { company: owner.company, email, locale: latest(consents)?.locale ?? 'de' };
}
