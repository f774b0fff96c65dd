import type { Database } from '../database/database';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import * as store from './group-store';

/** Groups that contacts belong to: what a newsletter is sent to, and a row of the processing directory. */
export class ContactService {
  constructor(
    private readonly database: Database,
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

  async createGroup({ tenantId }: Acting, { name }: { name: string }): Promise<store.ContactGroup> {
    const group = { id: this.runtime.ids.next(), name, createdAt: this.runtime.clock.now() };
    await this.database.write((transaction) => store.insertGroup(transaction, tenantId, group));
    return group;
  }
}
