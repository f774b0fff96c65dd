import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import type { LedgerService } from '../ledger/ledger-service';
import type { DirectoryWriter } from '../processing-directory/directory-writer';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Locale } from '../runtime/locale';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import * as store from './group-store';

/** Groups that contacts belong to: what a newsletter is sent to, and a row of the processing directory. */
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Pick<LedgerService, 'hold'>,
    private readonly directory: Pick<DirectoryWriter, 'addGroup' | 'retireGroup'>,
    private readonly runtime: Runtime,
  ) {}

  async listGroups(tenantId: string, page: PageRequest): Promise<Page<store.ContactGroup>> {
    const groups = await this.database.read((connection) => store.listGroups(connection, tenantId, page));
    return pageOf(
      groups,
      page,
      (group) => group.id,
      (group) => group,
    );
  }

  /** The group, and its row in the processing directory; `locale`: the language of what that row says at first. */
  async createGroup(acting: Acting, { name, locale }: { name: string; locale: Locale }): Promise<store.ContactGroup> {
    const group = { id: this.runtime.ids.next(), name, createdAt: this.runtime.clock.now() };
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, acting.tenantId);
      await store.insertGroup(transaction, acting.tenantId, group);
      await this.directory.addGroup(transaction, acting, group, locale);
    });
    return group;
  }

  /** The group goes, its row retires. Throws `not-found`; `contact-group-in-use` while a consent profile or a contact uses it. */
  async removeGroup(acting: Acting, id: string): Promise<void> {
    const { tenantId } = acting;
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      if (!(await store.groupExists(transaction, tenantId, id))) throw new DomainError('not-found');
      if (await store.isGroupInUse(transaction, tenantId, id)) throw new DomainError('contact-group-in-use');
      await this.directory.retireGroup(transaction, acting, id);
      await store.deleteGroup(transaction, tenantId, id);
    });
  }
}
