import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { SubmissionProof } from '../forms/submission-batch';
import type { LedgerService } from '../ledger/ledger-service';
import { findEntries, listEntries, readHead, type StoredEntry } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import { DomainError } from '../errors/domain-error';
import type { Vault } from '../vault/vault';
import { consentMismatch, type Backing, type BackingEntry, type ConsentMismatch } from './consent-audit';
import * as store from './consent-audit-store';
import { entryTypes } from './proof-check';

/** Entries or consents read at a time. */
const batch = 500;
const laterTypes = Object.values(entryTypes);

/** Whether a tenant's consents are what its ledger says. */
export interface ConsentAudit {
  readonly tenantId: string;
  readonly ok: boolean;
  /** How many were compared. */
  readonly consents: number;
  readonly firstMismatch?: { readonly consentId: string; readonly what: ConsentMismatch };
}

type Later = ReadonlyMap<string, readonly BackingEntry[]>;

/**
 * Compares each consent's columns, events and state with the ledger. It trusts the ledger, so verify that first. Reads in
 * batches beside running writes; what seems wrong is looked at again while the tenant's chain is held.
 */
export class ConsentAuditService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
  ) {}

  /** Stops at the first mismatch. Throws `not-found` for an unknown tenant. */
  async audit(tenantId: string): Promise<ConsentAudit> {
    const head = await this.database.read((connection) => readHead(connection, tenantId));
    if (!head) throw new DomainError('not-found');
    const until = head.seq;
    const later = await this.database.read((connection) => laterEntries(connection, tenantId, until));
    let consents = 0;
    for await (const backings of this.backings(tenantId, until, later)) {
      const mismatch = await this.firstMismatch(tenantId, backings);
      if (mismatch) return { tenantId, ok: false, consents, firstMismatch: mismatch };
      consents += backings.size;
    }
    const unbacked = await this.database.read((connection) => store.findUnbacked(connection, tenantId));
    if (unbacked === undefined) return { tenantId, ok: true, consents };
    return { tenantId, ok: false, consents, firstMismatch: { consentId: unbacked, what: 'unbacked' } };
  }

  /** What the ledger says of each consent, in batches: first by sealed proofs, then of erased persons. */
  private async *backings(
    tenantId: string,
    until: number,
    later: Later,
  ): AsyncGenerator<ReadonlyMap<string, Backing>, void> {
    for (let after = 0; after < until;) {
      const range = { after, limit: Math.min(batch, until - after) };
      const entries = await this.database.read((connection) => listEntries(connection, tenantId, range));
      after = entries.at(-1)?.seq ?? until;
      yield await this.sealedBackings(entries, until, later);
    }
    for (let after = ''; ;) {
      const page = { after, limit: batch };
      const erased = await this.database.read((connection) => store.listErased(connection, tenantId, page));
      if (erased.length === 0) return;
      after = (erased.at(-1) as (typeof erased)[number]).id;
      yield new Map(erased.map(({ id, recorded }) => [id, { recorded, later: later.get(id) ?? [], until }]));
    }
  }

  private async sealedBackings(
    entries: readonly StoredEntry[],
    until: number,
    later: Later,
  ): Promise<ReadonlyMap<string, Backing>> {
    const recorded = entries.filter((entry) => entry.type === 'submission.recorded');
    const keys = await this.vault.find([...new Set(recorded.map((entry) => entry.keyId))]);
    return new Map(
      recorded.flatMap((entry) => {
        const proof = openPayload<SubmissionProof>(entry, keys.get(entry.keyId));
        return (proof?.consents ?? []).map((sealed): [string, Backing] => {
          return [sealed.id, { recorded: entry, sealed, later: later.get(sealed.id) ?? [], until }];
        });
      }),
    );
  }

  private async firstMismatch(
    tenantId: string,
    backings: ReadonlyMap<string, Backing>,
  ): Promise<ConsentAudit['firstMismatch']> {
    const ids = [...backings.keys()];
    const consents = await this.database.read((connection) => store.findAudited(connection, tenantId, ids));
    for (const [id, backing] of backings) {
      if (consentMismatch(consents.get(id), backing) === undefined) continue;
      const what = await this.mismatchNow(tenantId, id, backing);
      if (what) return { consentId: id, what };
    }
    return undefined;
  }

  /** The same again while nobody can write: what was only half read a moment ago fits now. */
  private async mismatchNow(tenantId: string, id: string, before: Backing): Promise<ConsentMismatch | undefined> {
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const { seq } = before.recorded;
      const entry = (await findEntries(transaction, tenantId, [seq])).get(seq);
      const consent = (await store.findAudited(transaction, tenantId, [id])).get(id);
      // Erased meanwhile: with the payload its rows may be gone.
      if (!consent && !entry?.sealedPayload) return undefined;
      const until = (await readHead(transaction, tenantId))?.seq ?? before.until;
      const later = await laterEntries(transaction, tenantId, until);
      return consentMismatch(consent, { ...before, later: later.get(id) ?? [], until });
    });
  }
}

/** The entries about consents after they were recorded, by consent. */
async function laterEntries(connection: Knex, tenantId: string, until: number): Promise<Later> {
  const found = new Map<string, BackingEntry[]>();
  for (let after = 0; after < until;) {
    const range = { after, until, limit: batch };
    const entries = await store.listBacking(connection, tenantId, laterTypes, range);
    for (const entry of entries) found.set(entry.ref, [...(found.get(entry.ref) ?? []), entry]);
    after = entries.length < batch ? until : (entries.at(-1)?.seq ?? until);
  }
  return found;
}
