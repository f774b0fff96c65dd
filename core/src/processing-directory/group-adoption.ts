import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import type { DirectoryWriter } from './directory-writer';
import * as store from './group-adoption-store';

/** Gives each contact group from before there was a directory its row; those that have one keep it as it is. */
export async function adoptGroups(
  database: Database,
  ledger: Pick<LedgerService, 'hold'>,
  writer: Pick<DirectoryWriter, 'addGroup'>,
): Promise<void> {
  for (const tenantId of await database.read((connection) => store.tenantsToAdopt(connection))) {
    await database.write(async (transaction) => {
      await ledger.hold(transaction, tenantId);
      for (const group of await store.groupsToAdopt(transaction, tenantId)) {
        await writer.addGroup(transaction, { tenantId }, group, 'de');
      }
    });
  }
}
