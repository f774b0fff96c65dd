import type { Knex } from 'knex';
import { groupExists, insertGroup } from '../contacts/group-store';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import { setFormsOfProfile } from '../forms/form-profile-store';
import type { LedgerService } from '../ledger/ledger-service';
import type { LedgerEntryType } from '../ledger/types';
import type { DirectoryWriter } from '../processing-directory/directory-writer';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import { bumpRevision } from '../tenants/tenant-store';
import type { Vault } from '../vault/vault';
import { needsConfirmation } from './double-opt-in';
import * as store from './profile-store';
import { readProfile, withWords } from './profile-view-store';
import type { ConsentProfile, ConsentProfileInput } from './types';
import type { VersionService } from './version-service';
import { findVersionByDigest, insertVersion, type StoredVersion } from './version-store';

/** Consent profiles; each change of their words publishes an immutable version. */
export class ConsentProfileService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly publication: Pick<VersionService, 'draft'>,
    private readonly directory: Pick<DirectoryWriter, 'addGroup'>,
    private readonly runtime: Runtime,
  ) {}

  async list(tenantId: string, page: PageRequest): Promise<Page<ConsentProfile>> {
    const { records, complete } = await this.database.read(async (connection) => {
      const records = await store.listProfiles(connection, tenantId, page);
      return { records, complete: await withWords(connection, tenantId, records) };
    });
    const byId = new Map(complete.map((profile) => [profile.id, profile]));
    return pageOf(
      records,
      page,
      (record) => record.id,
      (record) => byId.get(record.id) as ConsentProfile,
    );
  }

  async get(tenantId: string, id: string): Promise<ConsentProfile> {
    return this.database.read((connection) => readProfile(connection, tenantId, id));
  }

  /** Publishes the first version of the text at once. Without a contact group one is made, named for the profile. */
  async create(acting: Acting, input: ConsentProfileInput): Promise<ConsentProfile> {
    const id = this.runtime.ids.next();
    const version = await this.publication.draft(acting, id, input);
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, acting.tenantId);
      const contactGroupId = input.contactGroupId ?? (await this.newGroup(transaction, acting, input.description));
      await insertVersion(transaction, acting.tenantId, version);
      const record = { ...this.record(id, input, contactGroupId, version.id), revision: 1 };
      await this.checkGroup(transaction, acting.tenantId, contactGroupId);
      await store.insertProfile(transaction, acting.tenantId, record);
      await this.noteChange(transaction, acting, 'consent-version.published', version, input);
      if (input.contactGroupId === undefined) {
        const group = { id: contactGroupId, name: input.description };
        await this.directory.addGroup(transaction, acting, group, input.locale);
      }
    });
    return this.get(acting.tenantId, id);
  }

  /**
   * Publishes a new version when a word of it changed. Throws `precondition-failed` when someone else was faster, unless
   * any revision may be replaced; `profile-in-use` for another purpose than what was consented to (Art. 5(1)(b) GDPR).
   */
  async update(
    acting: Acting,
    id: string,
    input: ConsentProfileInput,
    expectedRevision: number | 'any',
  ): Promise<ConsentProfile> {
    const version = await this.publication.draft(acting, id, input);
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, acting.tenantId);
      const before = await readProfile(transaction, acting.tenantId, id);
      const known = await findVersionByDigest(transaction, acting.tenantId, id, version.sha256);
      if (known === undefined) await insertVersion(transaction, acting.tenantId, version);
      const contactGroupId = input.contactGroupId ?? (before.contactGroupId as string);
      await this.checkGroup(transaction, acting.tenantId, contactGroupId);
      const revision = expectedRevision === 'any' ? before.revision : expectedRevision;
      const record = {
        ...this.record(id, input, contactGroupId, known ?? version.id),
        revision: revision + 1,
      };
      if (!(await store.updateProfile(transaction, acting.tenantId, record, revision))) {
        throw new DomainError('precondition-failed');
      }
      if (input.purpose !== before.purpose && (await store.hasConsents(transaction, acting.tenantId, id))) {
        throw new DomainError('profile-in-use');
      }
      const type = known === undefined ? 'consent-version.published' : 'consent-profile.changed';
      await this.noteChange(transaction, acting, type, version, input);
    });
    return this.get(acting.tenantId, id);
  }

  /** Throws `profile-in-use` once a consent refers to it: what was agreed to stays provable. */
  async remove(acting: Acting, id: string): Promise<void> {
    const { tenantId } = acting;
    const owner = await this.owner(tenantId);
    await this.database.write(async (transaction) => {
      const profile = await readProfile(transaction, tenantId, id);
      const at = this.runtime.clock.now();
      const payload = { actor: acting.actor ?? null, profile };
      // The entry comes first: it locks the tenant, so that no submission slips in between check and deletion.
      await this.ledger.append(transaction, { tenantId, type: 'consent-profile.deleted', ref: id, at, owner, payload });
      if (await store.hasConsents(transaction, tenantId, id)) throw new DomainError('profile-in-use');
      await store.deleteProfile(transaction, tenantId, id);
      await bumpRevision(transaction, tenantId);
    });
  }

  private record(
    id: string,
    input: ConsentProfileInput,
    contactGroupId: string,
    currentVersion: string,
  ): Omit<store.ProfileRecord, 'revision'> {
    const { description, purpose, topic, locale, checkboxActive } = input;
    const doubleOptIn = needsConfirmation(purpose, input.doubleOptIn);
    const createdAt = this.runtime.clock.now();
    const textMode = input.consentText.mode;
    return {
      ...{ id, description, purpose, topic, locale, textMode, checkboxActive, doubleOptIn },
      ...{ contactGroupId, currentVersion, createdAt },
    };
  }

  private async newGroup(transaction: Knex.Transaction, { tenantId }: Acting, name: string): Promise<string> {
    const group = { id: this.runtime.ids.next(), name, createdAt: this.runtime.clock.now() };
    await insertGroup(transaction, tenantId, group);
    return group.id;
  }

  private async checkGroup(transaction: Knex.Transaction, tenantId: string, id: string): Promise<void> {
    if (await groupExists(transaction, tenantId, id)) return;
    throw new DomainError('contact-group-unknown', [{ pointer: '/contactGroupId', code: 'unknown' }]);
  }

  private async noteChange(
    transaction: Knex.Transaction,
    acting: Acting,
    type: LedgerEntryType,
    version: StoredVersion,
    input: ConsentProfileInput,
  ): Promise<void> {
    const { tenantId } = acting;
    await setFormsOfProfile(transaction, tenantId, version.profileId, input.forms);
    await this.ledger.append(transaction, {
      tenantId,
      type,
      ref: version.profileId,
      at: version.publishedAt,
      owner: await this.owner(tenantId),
      payload: { actor: acting.actor ?? null, sha256: version.sha256, profile: input },
    });
    await bumpRevision(transaction, tenantId);
  }

  private async owner(tenantId: string): Promise<{ keyId: string; key: Buffer }> {
    return { keyId: tenantId, key: (await this.vault.tenant(tenantId)).key };
  }
}
