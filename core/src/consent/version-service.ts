import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database/database';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import type { TenantService } from '../tenants/tenant-service';
import { seal, type Place } from '../vault/seal';
import type { Vault } from '../vault/vault';
import { readProfile } from './profile-view-store';
import { proposeConsentText } from './proposal';
import { requireFilledProposal } from './require-filled-proposal';
import { requireFinishedDraft } from './require-finished-draft';
import { requireProcessorNamed } from './require-processor-named';
import type { ConsentProfileInput, PublishedVersion } from './types';
import { changesSince } from './version-changes';
import { versionDigest } from './version-digest';
import { pageVersions, type StoredVersion } from './version-store';
import { openVersion, versionPlace } from './version-view';

/** The immutable versions of a profile's words. */
export class VersionService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly tenants: Pick<TenantService, 'getSettings'>,
    private readonly runtime: Runtime,
  ) {}

  /** What was published of a profile, newest first, each version with what it changed. Throws `not-found`. */
  async history(tenantId: string, profileId: string, request: PageRequest): Promise<Page<PublishedVersion>> {
    const versions = await this.database.read(async (connection) => {
      await readProfile(connection, tenantId, profileId);
      return pageVersions(connection, tenantId, profileId, request);
    });
    const { key } = await this.vault.tenant(tenantId);
    const { items, nextCursor } = pageOf(
      versions,
      request,
      ({ id }) => id,
      (version) => version,
    );
    const published: PublishedVersion[] = [];
    for (const [index, version] of items.entries()) {
      published.push({
        ...openVersion(tenantId, version, key),
        changes: changesSince(versions[index + 1], version),
      });
      // Long texts take a while to compare: others are served in between.
      await setImmediate();
    }
    return { items: published, nextCursor };
  }

  /** The words that a profile would publish now, filled and checked, but not stored. Throws `field-invalid`. */
  async draft(acting: Acting, profileId: string, input: ConsentProfileInput): Promise<StoredVersion> {
    requireProcessorNamed(input);
    requireFinishedDraft(input);
    const { company } = await this.tenants.getSettings(acting.tenantId);
    requireFilledProposal(input, company?.name);
    const proposal = proposeConsentText({ ...input, company: company?.name ?? '' });
    const words = {
      locale: input.locale,
      consentText: input.consentText.mode === 'own' ? (input.consentText.text ?? '') : proposal.text,
      cancelNotice: input.cancelNotice,
      privacyDeclaration: input.privacyDeclaration,
      processorStatement: processor().statement[input.locale],
    };
    const id = this.runtime.ids.next();
    return {
      id,
      profileId,
      ...words,
      sha256: versionDigest(words),
      publishedAt: this.runtime.clock.now(),
      sealedPublishedBy: await this.sealActor(acting, versionPlace(acting.tenantId, id)),
    };
  }

  private async sealActor({ tenantId, actor }: Acting, place: Place): Promise<Buffer | null> {
    if (actor === undefined) return null;
    const { key } = await this.vault.tenant(tenantId);
    return seal(key, actor, place, this.runtime.random);
  }
}
