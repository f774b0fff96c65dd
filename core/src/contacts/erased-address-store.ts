import type { Knex } from 'knex';

/** That somebody was erased, under the keyed hash of the address. */
export interface ErasedAddress {
  readonly tenantId: string;
  readonly emailIndex: string;
  /** What was sent before was meant by it: the time of the erasure, or of the request when the person agreed anew since. */
  readonly erasedAt: Date;
  readonly until: Date;
}

/** Of several erasures of one address the one that meant the most counts. The caller holds the tenant's chain. */
export async function rememberErased(transaction: Knex.Transaction, erased: ErasedAddress): Promise<void> {
  const { tenantId, emailIndex, erasedAt, until } = erased;
  const before = (await findErased(transaction, tenantId, [emailIndex])).get(emailIndex);
  if (before && before > erasedAt) return;
  await transaction('erased_addresses')
    .insert({
      tenant_id: tenantId,
      email_index: emailIndex,
      erased_at: erasedAt.getTime(),
      expires_at: until.getTime(),
    })
    .onConflict(['tenant_id', 'email_index'])
    .merge();
}

/** When the persons with these blind indexes were erased; one who was not, or long ago, is absent. */
export async function findErased(
  connection: Knex,
  tenantId: string,
  emailIndexes: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await connection('erased_addresses')
    .where('tenant_id', tenantId)
    .whereIn('email_index', emailIndexes.slice())
    .select<{ email_index: string; erased_at: number }[]>('email_index', 'erased_at');
  return new Map(rows.map((row) => [row.email_index, new Date(Number(row.erased_at))]));
}

/** Answers how many were forgotten. */
export async function forgetErased(connection: Knex, now: Date): Promise<number> {
  return connection('erased_addresses').where('expires_at', '<=', now.getTime()).delete();
}
