import type { Database } from '../database/database';
import { isDuplicate } from '../database/storage-errors';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import { standingAcceptance, withAcceptance } from './acceptance';
import { activationErrors } from './activation';
import { agreementInForce, agreementVersions, type AgreementVersions } from './agreement-versions';
import { hashApiKey, newApiKey } from './api-key';
import { openSettings, sealSettings, type SealedSettings } from './sealed-settings';
import { settingsTag } from './settings-tag';
import * as store from './tenant-store';
import type {
  ApiKeySummary,
  ControllerContact,
  DataProtectionInput,
  DataProtectionSettings,
  Principal,
  Scope,
  Tenant,
} from './types';

/** Art. 32 and the authority's practice ask for soon; three years is the limitation period of § 24(4) DSG. */
const defaults = { unconfirmedDays: 7, keepProofDays: 3 * 365 };

/** The controllers, their keys, their general activation and acceptance of the processor agreement. */
export class TenantService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
    private readonly agreements: AgreementVersions = agreementVersions,
  ) {}

  async create({ company, slug }: { company: string; slug: string }): Promise<{ id: string; slug: string }> {
    const id = this.runtime.ids.next();
    await this.vault.createTenantKey(id);
    const tenant = { id, slug, company, active: false, createdAt: this.runtime.clock.now() };
    try {
      await this.database.write((transaction) => store.insertTenant(transaction, tenant, defaults));
    } catch (error) {
      await this.vault.destroy([id]);
      throw isDuplicate(error) ? new DomainError('slug-taken') : error;
    }
    return { id, slug };
  }

  async list(): Promise<readonly Tenant[]> {
    return this.database.read((connection) => store.listTenants(connection));
  }

  async createKey({
    tenantId,
    scopes,
  }: {
    tenantId: string;
    scopes: readonly Scope[];
  }): Promise<{ id: string; key: string }> {
    return this.database.write(async (transaction) => {
      if (!(await store.readSettings(transaction, tenantId))) throw new DomainError('not-found');
      return this.insertKey(transaction, tenantId, scopes);
    });
  }

  /** All keys the tenant ever had, oldest first. Throws `not-found` for an unknown tenant. */
  async listKeys(tenantId: string): Promise<readonly ApiKeySummary[]> {
    return this.database.read(async (connection) => {
      if (!(await store.readSettings(connection, tenantId))) throw new DomainError('not-found');
      return store.listKeys(connection, tenantId);
    });
  }

  async revokeKey(keyId: string): Promise<void> {
    await this.database.write(async (transaction) => {
      await this.revoke(transaction, keyId);
    });
  }

  /** A new key with the same scopes; the old one is revoked in the same moment. */
  async rotateKey(keyId: string): Promise<{ id: string; key: string }> {
    return this.database.write(async (transaction) => {
      const { tenantId, scopes } = await this.revoke(transaction, keyId);
      return this.insertKey(transaction, tenantId, scopes);
    });
  }

  /** Undefined for a key that is unknown or revoked. */
  async authenticate(presentedKey: string): Promise<Principal | undefined> {
    return this.database.read((connection) => store.findKeyByHash(connection, hashApiKey(presentedKey)));
  }

  async getSettings(tenantId: string): Promise<DataProtectionSettings> {
    const row = await this.database.read((connection) => store.readSettings(connection, tenantId));
    if (!row) throw new DomainError('not-found');
    return settingsOf(row, await this.open(tenantId, row.sealedSettings));
  }

  /** The controller as the persons it writes to are told; its name is known even before it entered anything else. */
  async contact(tenantId: string): Promise<ControllerContact> {
    const row = await this.database.read((connection) => store.readSettings(connection, tenantId));
    if (!row) throw new DomainError('not-found');
    const { company } = await this.open(tenantId, row.sealedSettings);
    return company ? { name: company.name, address: company.address, email: company.email } : { name: row.company };
  }

  /**
   * Throws `activation-incomplete`, with one entry for each thing that is missing or outdated, and `precondition-failed`
   * when the settings are no longer those with the `expectedTag`.
   */
  async putSettings(acting: Acting, input: DataProtectionInput, expectedTag?: string): Promise<DataProtectionSettings> {
    const { tenantId } = acting;
    const at = this.runtime.clock.now();
    const { key } = await this.vault.tenant(tenantId);
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const before = (await store.readSettings(transaction, tenantId)) as store.SettingsRow;
      const known = await this.open(tenantId, before.sealedSettings);
      if (expectedTag !== undefined && settingsTag(settingsOf(before, known)) !== expectedTag) {
        throw new DomainError('precondition-failed');
      }
      const errors = activationErrors(input, agreementInForce(this.agreements).version, known.agreement?.version);
      if (errors.length > 0) throw new DomainError('activation-incomplete', errors);
      const { company } = input;
      const agreement = standingAcceptance(input.processorAgreement, known.acceptances, at);
      const sealed = { company, agreement, acceptances: withAcceptance(known.acceptances, agreement) };
      const payload = { actor: acting.actor ?? null, settings: { ...input, company, agreement } };
      const owner = { keyId: tenantId, key };
      const type = 'settings.changed';
      await this.ledger.append(transaction, { tenantId, type, ref: tenantId, at, owner, payload });
      await store.writeSettings(transaction, tenantId, {
        ...before,
        ...input,
        company: company?.name ?? before.company,
        sealedSettings: sealSettings(tenantId, key, sealed, this.runtime.random),
      });
      await store.bumpRevision(transaction, tenantId);
    });
    return this.getSettings(tenantId);
  }

  private async insertKey(
    transaction: Parameters<typeof store.bumpRevision>[0],
    tenantId: string,
    scopes: readonly Scope[],
  ): Promise<{ id: string; key: string }> {
    const id = this.runtime.ids.next();
    const key = newApiKey(this.runtime.random);
    const createdAt = this.runtime.clock.now();
    await store.insertKey(transaction, { id, tenantId, keyHash: hashApiKey(key), scopes, createdAt });
    await store.bumpRevision(transaction, tenantId);
    return { id, key };
  }

  private async revoke(transaction: Parameters<typeof store.bumpRevision>[0], keyId: string): Promise<Principal> {
    const key = await store.findKeyById(transaction, keyId);
    if (!key) throw new DomainError('not-found');
    await store.revokeKey(transaction, keyId, this.runtime.clock.now());
    await store.bumpRevision(transaction, key.tenantId);
    return key;
  }

  private async open(tenantId: string, sealed: Buffer | null): Promise<SealedSettings> {
    if (!sealed) return { company: null, agreement: null, acceptances: [] };
    const { key } = await this.vault.tenant(tenantId);
    return openSettings(tenantId, key, sealed);
  }
}

function settingsOf(row: store.SettingsRow, { company, agreement }: SealedSettings): DataProtectionSettings {
  return {
    active: row.active,
    company,
    processorAgreement: agreement && { ...agreement, acceptedAt: new Date(agreement.acceptedAt) },
    unconfirmedDays: row.unconfirmedDays,
    keepProofDays: row.keepProofDays,
    keepObjectionDays: row.keepObjectionDays,
    onLapse: row.onLapse,
    recordIp: row.recordIp,
  };
}
