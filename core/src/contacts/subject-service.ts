import type { Knex } from 'knex';
import type { Runtime } from '../runtime/runtime';
import type { SubjectKey } from '../vault/key-stock';
import type { Vault } from '../vault/vault';
import { emailIndex } from './email-index';
import { findErased } from './erased-address-store';
import { sealAddress } from './subject-address';
import { findSubjects, insertSubjects, type Subject } from './subject-store';

/** A data subject with the key that seals its data. */
export interface KnownSubject extends Subject {
  readonly key: Buffer;
}

/** The persons behind addresses, each with a key of its own. */
export class SubjectService {
  constructor(
    private readonly vault: Vault,
    private readonly runtime: Runtime,
  ) {}

  /**
   * One data subject per normalised address, in the same order. Who is new is added with a key that is durable before
   * anything is sealed with it. Undefined for a person whose key is destroyed and whose rows are about to go: an erasure
   * is under way. The caller holds the tenant's lock.
   */
  async resolve(
    transaction: Knex.Transaction,
    tenantId: string,
    emails: readonly string[],
    now: Date,
  ): Promise<readonly (KnownSubject | undefined)[]> {
    if (emails.length === 0) return [];
    const { emailIndex: indexKey } = await this.vault.tenant(tenantId);
    const byIndex = new Map(emails.map((email) => [emailIndex(indexKey, email), email]));
    const stored = await findSubjects(transaction, tenantId, [...byIndex.keys()]);
    const keys = await this.vault.find(stored.map((subject) => subject.id));
    const known = new Map<string, KnownSubject | undefined>();
    for (const subject of stored) {
      const key = keys.get(subject.id);
      known.set(byIndex.get(subject.emailIndex) as string, key && { ...subject, key });
    }
    const fresh = [...byIndex].filter(([, email]) => !known.has(email));
    for (const subject of await this.add(transaction, tenantId, fresh, now)) known.set(subject.email, subject);
    return emails.map((email) => known.get(email));
  }

  /** When the persons with these normalised addresses were last erased, in the same order; undefined for everybody else. */
  async erasedAt(
    transaction: Knex.Transaction,
    tenantId: string,
    emails: readonly string[],
  ): Promise<readonly (Date | undefined)[]> {
    if (emails.length === 0) return [];
    const { emailIndex: indexKey } = await this.vault.tenant(tenantId);
    const indexes = emails.map((email) => emailIndex(indexKey, email));
    const erased = await findErased(transaction, tenantId, [...new Set(indexes)]);
    return indexes.map((index) => erased.get(index));
  }

  private async add(
    transaction: Knex.Transaction,
    tenantId: string,
    fresh: readonly (readonly [index: string, email: string])[],
    now: Date,
  ): Promise<readonly (KnownSubject & { email: string })[]> {
    const keys = await this.vault.takeSubjectKeys(tenantId, fresh.length);
    const sealed = fresh.map(([index, email], position) => {
      const { id, key } = keys[position] as SubjectKey;
      const sealedEmail = sealAddress({ id, tenantId }, email, key, this.runtime.random);
      return { id, tenantId, emailIndex: index, email, key, sealedEmail };
    });
    await insertSubjects(transaction, sealed, now);
    return sealed;
  }
}
