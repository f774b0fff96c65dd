import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import { listOwnEntries } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import type { Vault } from '../vault/vault';
import {
  agreementChanges,
  agreementInForce,
  type AgreementChanges,
  type AgreementVersion,
  type AgreementVersions,
} from './agreement-versions';
import type { TenantService } from './tenant-service';
import type { AgreementAcceptance } from './types';

/** The agreement in force as one controller sees it. */
export interface AgreementOffer extends AgreementVersion {
  /** What is new to this controller; null when there was no earlier version. */
  readonly changes: AgreementChanges | null;
}

/** Which version a controller accepted, and which one is in force. */
export interface AgreementState {
  /** Null when it accepted none. */
  readonly accepted: string | null;
  readonly current: string;
  /** True when another than the one in force was accepted: until that is, active settings cannot be saved. */
  readonly outdated: boolean;
}

/** An acceptance, and the ledger's entry that proves it. */
export interface ProvenAcceptance extends AgreementAcceptance {
  readonly ledger: { readonly seq: number; readonly hash: string };
}

interface SettingsPayload {
  readonly settings: { readonly agreement: (Omit<AgreementAcceptance, 'acceptedAt'> & { acceptedAt: string }) | null };
}

/** The processor agreement (GDPR Art. 28(3)): what is in force, what changed, and who accepted what when. */
export class AgreementService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly tenants: Pick<TenantService, 'getSettings'>,
    private readonly versions: AgreementVersions,
  ) {}

  async offer(tenantId: string): Promise<AgreementOffer> {
    const { processorAgreement } = await this.tenants.getSettings(tenantId);
    return {
      ...agreementInForce(this.versions),
      changes: agreementChanges(this.versions, processorAgreement?.version),
    };
  }

  /** Whether the controller's acceptance is of the agreement in force. */
  async state(tenantId: string): Promise<AgreementState> {
    const accepted = (await this.tenants.getSettings(tenantId)).processorAgreement?.version ?? null;
    const current = agreementInForce(this.versions).version;
    return { accepted, current, outdated: accepted !== null && accepted !== current };
  }

  /** A version that is or was in force; the one now without `version`. Throws `not-found` for a version that never was. */
  find(version?: string): AgreementVersion {
    if (version === undefined) return agreementInForce(this.versions);
    const found = this.versions.find((candidate) => candidate.version === version);
    if (!found) throw new DomainError('not-found');
    return found;
  }

  /** Every acceptance that the controller gave, newest first, each with the entry in which it was first recorded. */
  async acceptances(tenantId: string): Promise<readonly ProvenAcceptance[]> {
    const entries = await this.database.read((connection) => listOwnEntries(connection, tenantId, 'settings.changed'));
    const { key } = await this.vault.tenant(tenantId);
    const first = new Map<string, ProvenAcceptance>();
    for (const entry of entries) {
      const agreement = openPayload<SettingsPayload>(entry, key)?.settings.agreement;
      if (!agreement) continue;
      const { version, acceptedBy, acceptedAt } = agreement;
      const cause = JSON.stringify([version, acceptedBy, acceptedAt]);
      if (first.has(cause)) continue;
      const ledger = { seq: entry.seq, hash: entry.hash };
      first.set(cause, { version, acceptedBy, acceptedAt: new Date(acceptedAt), ledger });
    }
    return [...first.values()].reverse();
  }
}
