import type { Knex } from 'knex';
import { loadFormContext, type FormContext } from './form-context-store';
import type { LockedTenant } from './submission-store';

/** Forms kept in memory before all are forgotten. */
const largest = 10_000;

/** Forms as they are at their tenants' present revisions, read again only after something of the tenant has changed. */
export class FormContexts {
  private readonly known = new Map<string, { revision: number; context: FormContext }>();

  /** Undefined for a form that the tenant does not have. */
  async at(transaction: Knex, tenant: LockedTenant, formKey: string): Promise<FormContext | undefined> {
    const name = `${tenant.id} ${formKey}`;
    const known = this.known.get(name);
    if (known?.revision === tenant.revision) return known.context;
    const context = await loadFormContext(transaction, tenant.id, formKey);
    if (this.known.size >= largest) this.known.clear();
    if (context) this.known.set(name, { revision: tenant.revision, context });
    return context;
  }
}
