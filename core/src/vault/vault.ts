import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Database } from '../database/database';
import { isDuplicate } from '../database/storage-errors';
import type { Runtime } from '../runtime/runtime';
import { deriveKey } from './derive';
import { KeyStock, type SubjectKey } from './key-stock';
import { KeyWrapper } from './key-wrapper';
import type { MasterKeys } from './master-key';
import { readCurrentVersion } from './master-key-rotation-store';
import * as store from './vault-store';
import { OperatorError } from '../errors/operator-error';

/** A tenant's own key and what is derived from it. */
export interface TenantKeys {
  readonly key: Buffer;
  readonly emailIndex: Buffer;
  readonly requestDigest: Buffer;
}

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** The public point, base64url, as in a JWK (RFC 8037). */
  readonly publicX: string;
}

/**
 * One random 256-bit key per data subject, per tenant and per open request, each wrapped by a versioned master key. Destroying a key makes
 * everything sealed under it unreadable, also in every backup. A key is durable before anything is sealed with it.
 */
export class Vault {
  private readonly tenantKeys = new Map<string, TenantKeys>();
  private signing: readonly SigningKey[] | undefined;
  private readonly stock: KeyStock;
  private readonly wrapper: KeyWrapper;

  constructor(
    private readonly database: Database,
    readMaster: () => MasterKeys,
    private readonly runtime: Runtime,
  ) {
    this.wrapper = new KeyWrapper(readMaster, runtime.random);
    this.stock = new KeyStock((tenantId, count) => this.createSubjectKeys(tenantId, count), runtime.clock);
  }

  async createTenantKey(tenantId: string): Promise<void> {
    await this.create(tenantId, [tenantId], 'tenant');
  }

  async tenant(tenantId: string): Promise<TenantKeys> {
    const known = this.tenantKeys.get(tenantId);
    if (known) return known;
    const key = (await this.find([tenantId])).get(tenantId);
    if (!key) throw new OperatorError('The vault holds no key of this tenant.');
    const emailIndex = deriveKey(key, 'email-index');
    const keys = { key, emailIndex, requestDigest: deriveKey(key, 'request-digest') };
    this.tenantKeys.set(tenantId, keys);
    return keys;
  }

  /** New keys for so many data subjects of one tenant, each with the id that is to be the data subject's; durable already. */
  takeSubjectKeys(tenantId: string, count: number): Promise<readonly SubjectKey[]> {
    return this.stock.take(tenantId, count);
  }

  /** The key of an open request, which has the request's id; made, and durable already, where there is none. */
  async requestKey(tenantId: string, id: string): Promise<Buffer> {
    const present = (await this.find([id])).get(id);
    if (present) return present;
    try {
      const [made] = await this.create(tenantId, [id], 'request');
      return (made as SubjectKey).key;
    } catch (error) {
      // Another bridge was quicker.
      if (isDuplicate(error)) return this.requestKey(tenantId, id);
      throw error;
    }
  }

  /** All keys of requests, with the time when each was made. */
  async requestKeys(): Promise<readonly { readonly id: string; readonly createdAt: Date }[]> {
    const rows = await this.database.read((connection) => store.listRequestKeys(connection));
    return rows.map((row) => ({ id: row.id, createdAt: new Date(Number(row.created_at)) }));
  }

  /** Destroys the keys that lie ready for data subjects who never came; called when nothing is taken any more. */
  async releaseStock(): Promise<void> {
    const ids = this.stock.empty();
    if (ids.length > 0) await this.destroy(ids);
  }

  /** The keys of these data subjects or tenants; one that was destroyed is absent. */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read((connection) => store.findKeys(connection, ids));
    return new Map(rows.map((row) => [row.id, this.wrapper.unwrap({ tenantId: row.tenant_id, id: row.id }, row)]));
  }

  /** Whose keys there are, without opening one: much quicker where that is all one wants to know. */
  async present(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    return new Set(await this.database.read((connection) => store.presentKeys(connection, ids)));
  }

  /** Destroys keys for good. */
  async destroy(ids: readonly string[]): Promise<void> {
    await this.database.statement((connection) => store.deleteKeys(connection, ids));
  }

  /** The keys that sign ledger heads (Ed25519), the signing one first; one is made when there is none. */
  async signingKeys(): Promise<readonly SigningKey[]> {
    if (this.signing) return this.signing;
    let rows = await this.database.read((connection) => store.listSigningKeys(connection));
    if (rows.length === 0) {
      await this.createSigningKey();
      rows = await this.database.read((connection) => store.listSigningKeys(connection));
    }
    this.signing = rows.map((row) => ({
      id: row.id,
      publicX: row.public_x,
      privateKey: createPrivateKey({
        key: this.wrapper.unwrap({ tenantId: '', id: row.id }, row),
        format: 'der',
        type: 'pkcs8',
      }),
    }));
    return this.signing;
  }

  private async createSubjectKeys(tenantId: string, count: number): Promise<readonly SubjectKey[]> {
    const ids = Array.from({ length: count }, () => this.runtime.ids.next());
    return this.create(tenantId, ids, 'subject');
  }

  private async create(tenantId: string, ids: readonly string[], kind: store.KeyKind): Promise<readonly SubjectKey[]> {
    const createdAt = this.runtime.clock.now().getTime();
    const keys = ids.map((id) => ({ id, key: this.runtime.random.bytes(32) }));
    await this.database.write(async (transaction) => {
      const inForce = await readCurrentVersion(transaction);
      const rows = keys.map(({ id, key }) => {
        const wrapped = this.wrapper.wrap({ tenantId, id }, key, inForce);
        return { id, tenant_id: tenantId, kind, ...wrapped, created_at: createdAt };
      });
      await store.insertKeys(transaction, rows);
    });
    return keys;
  }

  private async createSigningKey(): Promise<void> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const id = this.runtime.ids.next();
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    await this.database.write(async (transaction) => {
      const inForce = await readCurrentVersion(transaction);
      await store.insertSigningKey(transaction, {
        id,
        public_x: String(publicKey.export({ format: 'jwk' }).x),
        ...this.wrapper.wrap({ tenantId: '', id }, der, inForce),
        created_at: this.runtime.clock.now().getTime(),
      });
    });
  }
}
