import type { Knex } from 'knex';

/** Takes a piece of work for one bridge, until then; false while another has it. */
export async function takeLease(
  transaction: Knex.Transaction,
  { name, holder, now, until }: { name: string; holder: string; now: Date; until: Date },
): Promise<boolean> {
  const row = await transaction('job_leases')
    .where('name', name)
    .forUpdate()
    .first<{ holder: string; leased_until: number } | undefined>();
  if (row && row.holder !== holder && Number(row.leased_until) > now.getTime()) return false;
  const lease = { name, holder, leased_until: until.getTime() };
  await transaction('job_leases').insert(lease).onConflict('name').merge();
  return true;
}

export async function releaseLease(connection: Knex, name: string, holder: string): Promise<void> {
  await connection('job_leases').where({ name, holder }).delete();
}
