import type { Knex } from 'knex';
import { listGroups } from '../contacts/group-store';
import type { Database } from '../database/database';
import { listForms } from '../forms/form-store';
import type { Locale } from '../runtime/locale';
import { processor } from '../tenants/processor';
import type { TenantService } from '../tenants/tenant-service';
import { draftDeclaration, type DraftFacts } from './declaration-draft';
import { listProfiles } from './profile-store';

/** A declaration that names more than this of one kind is one that nobody reads. */
const most = { limit: 200 };

/** Drafts privacy declarations from what a controller has set up. */
export class DeclarationDraftService {
  constructor(
    private readonly database: Database,
    private readonly tenants: Pick<TenantService, 'getSettings'>,
  ) {}

  async draft(tenantId: string, locale: Locale): Promise<string> {
    const settings = await this.tenants.getSettings(tenantId);
    const known = await this.database.read((connection) => knownFacts(connection, tenantId));
    return draftDeclaration({ settings, ...known, subProcessors: processor().subProcessors }, locale);
  }
}

async function knownFacts(
  connection: Knex,
  tenantId: string,
): Promise<Pick<DraftFacts, 'profiles' | 'forms' | 'groups'>> {
  const profiles = await listProfiles(connection, tenantId, most);
  const groups = await listGroups(connection, tenantId, most);
  return {
    profiles: profiles.filter((profile) => profile.checkboxActive),
    forms: await listForms(connection, tenantId, most),
    groups: groups.map(({ name }) => name),
  };
}
