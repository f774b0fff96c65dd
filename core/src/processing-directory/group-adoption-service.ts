import type { Database } from '../database/database';
import type { LedgerService } from '../ledger/ledger-service';
import type { DirectoryWriter } from './directory-writer';
import * as store from './group-adoption-store';

/** Contact groups from before there was a directory. */
export class GroupAdoptionService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly writer: Pick<DirectoryWriter, 'addGroup'>,
  ) {}

  /** Gives each contact group without a row its row; those that have one keep it as it is. */
  async adopt(): Promise<void> {
    for (const tenantId of await this.database.read((connection) => store.tenantsToAdopt(connection))) {
      await this.database.write(async (transaction) => {
        await this.ledger.hold(transaction, tenantId);
        for (const group of await store.groupsToAdopt(transaction, tenantId)) {
          await this.writer.addGroup(transaction, { tenantId }, group, 'de');
        }
      });
    }
  }
}
