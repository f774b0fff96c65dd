import type { Knex } from 'knex';

/** That somebody was erased, under the keyed hash of the address. */
export interface ErasedAddress {
  readonly tenantId: string;
  readonly emailIndex: string;
  readonly erasedAt: Date;
  readonly until: Date;
}

/** Of several erasures of one address the last written counts. */
export async function rememberErased(transaction: Knex.Transaction, erased: ErasedAddress): Promise<void> {
  await transaction('erased_addresses')
    .insert({
      tenant_id: erased.tenantId,
      email_index: erased.emailIndex,
      erased_at: erased.erasedAt.getTime(),
      expires_at: erased.until.getTime(),
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
