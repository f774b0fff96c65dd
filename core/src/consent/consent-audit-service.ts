import type { Knex } from 'knex';
import type { Database } from '../database/database';
import type { SubmissionProof } from '../forms/submission-batch';
import type { LedgerService } from '../ledger/ledger-service';
import { findEntries, listEntries, readHead, type StoredEntry } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import { DomainError } from '../errors/domain-error';
import type { Vault } from '../vault/vault';
import { consentMismatch, isOnlyLost, type Backing, type BackingEntry, type ConsentMismatch } from './consent-audit';
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

/** What of a tenant's consents is not as its ledger says, lost rows told apart from changed ones. */
export interface ConsentReview {
  /** Consents of which the ledger knows, and rows are lost. */
  readonly lost: number;
  /** The first of which something was changed. */
  readonly firstChanged?: { readonly consentId: string; readonly what: ConsentMismatch };
}

interface Mismatch {
  readonly consentId: string;
  readonly what: ConsentMismatch;
  readonly onlyLost: boolean;
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
    let first: Mismatch | undefined;
    const consents = await this.walk(tenantId, (mismatch) => {
      first = mismatch;
      return false;
    });
    if (!first) return { tenantId, ok: true, consents };
    const { consentId, what } = first;
    return { tenantId, ok: false, consents, firstMismatch: { consentId, what } };
  }

  /** Goes on past consents that are only lost. Throws `not-found` for an unknown tenant. */
  async review(tenantId: string): Promise<ConsentReview> {
    let lost = 0;
    let changed: Mismatch | undefined;
    await this.walk(tenantId, (mismatch) => {
      if (mismatch.onlyLost) lost++;
      else changed = mismatch;
      return changed === undefined;
    });
    return changed ? { lost, firstChanged: { consentId: changed.consentId, what: changed.what } } : { lost };
  }

  /** Tells of each mismatch until `goOn` says no; answers how many consents the batches held that were looked through. */
  private async walk(tenantId: string, goOn: (mismatch: Mismatch) => boolean): Promise<number> {
    const head = await this.database.read((connection) => readHead(connection, tenantId));
    if (!head) throw new DomainError('not-found');
    const until = head.seq;
    const later = await this.database.read((connection) => laterEntries(connection, tenantId, until));
    let consents = 0;
    for await (const backings of this.backings(tenantId, until, later)) {
      for (const mismatch of await this.mismatches(tenantId, backings)) {
        if (!goOn(mismatch)) return consents;
      }
      consents += backings.size;
    }
    const unbacked = await this.database.read((connection) => store.findUnbacked(connection, tenantId));
    if (unbacked !== undefined) goOn({ consentId: unbacked, what: 'unbacked', onlyLost: false });
    return consents;
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

  private async mismatches(tenantId: string, backings: ReadonlyMap<string, Backing>): Promise<readonly Mismatch[]> {
    const ids = [...backings.keys()];
    const consents = await this.database.read((connection) => store.findAudited(connection, tenantId, ids));
    const suspects = [...backings].filter(([id, backing]) => consentMismatch(consents.get(id), backing) !== undefined);
    return suspects.length > 0 ? this.mismatchesNow(tenantId, suspects) : [];
  }

  /** The same again while nobody can write: what was only half read a moment ago fits now. */
  private async mismatchesNow(
    tenantId: string,
    suspects: readonly (readonly [string, Backing])[],
  ): Promise<readonly Mismatch[]> {
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const seqs = [...new Set(suspects.map(([, { recorded }]) => recorded.seq))];
      const entries = await findEntries(transaction, tenantId, seqs);
      const ids = suspects.map(([id]) => id);
      const consents = await store.findAudited(transaction, tenantId, ids);
      const head = await readHead(transaction, tenantId);
      const later = await laterEntries(transaction, tenantId, head?.seq ?? 0);
      return suspects.flatMap(([consentId, before]): Mismatch[] => {
        const consent = consents.get(consentId);
        // Erased meanwhile: with the payload its rows may be gone.
        if (!consent && !entries.get(before.recorded.seq)?.sealedPayload) return [];
        const backing = { ...before, later: later.get(consentId) ?? [], until: head?.seq ?? before.until };
        const what = consentMismatch(consent, backing);
        return what ? [{ consentId, what, onlyLost: isOnlyLost(consent, backing) }] : [];
      });
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
