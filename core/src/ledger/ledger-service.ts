import type { Knex } from 'knex';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import type { ChainPosition } from './chain';
import * as store from './ledger-store';
import { nextEntry, type NewEntry } from './payload';
import { signHead } from './signed-head';
import type { LedgerEntry, LedgerVerification, SignedHead } from './types';
import { verifyChain } from './verify-chain';

/** One hash chain per tenant; every duty's doing is an entry in it. */
export class LedgerService {
  /** The newest signature per tenant: a head is signed once, however often it is asked for. */
  private readonly signed = new Map<string, SignedHead>();

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly runtime: Runtime,
  ) {}

  /** Appends within the caller's transaction, which thereby holds the tenant's chain until it ends. */
  async append(transaction: Knex.Transaction, entry: NewEntry): Promise<ChainPosition> {
    const head = await store.lockHead(transaction, entry.tenantId);
    if (!head) throw new DomainError('not-found');
    const next = nextEntry(head, entry, this.runtime.random);
    await store.insertEntries(transaction, [next]);
    await store.writeHead(transaction, entry.tenantId, next);
    return { seq: next.seq, hash: next.hash };
  }

  /** Holds the tenant's chain from the start of a transaction, so that all who change a tenant queue in one order. */
  async hold(transaction: Knex.Transaction, tenantId: string): Promise<void> {
    if (!(await store.lockHead(transaction, tenantId))) throw new DomainError('not-found');
  }

  async head(tenantId: string): Promise<SignedHead> {
    const head = await this.database.read((connection) => store.readHead(connection, tenantId));
    if (!head) throw new DomainError('not-found');
    return this.sign(tenantId, head);
  }

  async sign(tenantId: string, head: ChainPosition): Promise<SignedHead> {
    const known = this.signed.get(tenantId);
    if (known?.hash === head.hash && known.seq === head.seq) return known;
    const [key] = await this.vault.signingKeys();
    if (!key) throw new Error('The vault made no signing key.');
    const signed = signHead(tenantId, { seq: head.seq, hash: head.hash }, key.privateKey);
    this.signed.set(tenantId, signed);
    return signed;
  }

  async list(tenantId: string, range: { after: number; limit: number }): Promise<readonly LedgerEntry[]> {
    const entries = await this.database.read((connection) => store.listEntries(connection, tenantId, range));
    return entries.map(({ seq, type, ref, at, keyId, commitment, prevHash, hash }) => {
      return { seq, type, ref, at, keyId, commitment, prevHash, hash };
    });
  }

  /** Walks the whole chain: whether it is as it was written, but for what was erased by right. */
  async verify(tenantId: string): Promise<LedgerVerification> {
    const verdict = await verifyChain({
      head: () => this.settledHead(tenantId),
      entries: (range) => this.database.read((connection) => store.listEntries(connection, tenantId, range)),
      keys: (ids) => this.vault.find(ids),
    });
    return { tenantId, ...verdict };
  }

  async publicKeys(): Promise<readonly { kid: string; kty: 'OKP'; crv: 'Ed25519'; x: string }[]> {
    const keys = await this.vault.signingKeys();
    return keys.map(({ id, publicX }) => ({ kid: id, kty: 'OKP', crv: 'Ed25519', x: publicX }));
  }

  /** The head while nobody appends, and whether entries stand beyond it. */
  private async settledHead(tenantId: string): Promise<ChainPosition & { setBack: boolean }> {
    return this.database.write(async (transaction) => {
      const head = await store.lockHead(transaction, tenantId);
      if (!head) throw new DomainError('not-found');
      return { ...head, setBack: await store.reachesBeyond(transaction, tenantId, head.seq) };
    });
  }
}
