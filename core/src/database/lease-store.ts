import type { Knex } from 'knex';

/** Where the holder of a lease runs. */
export interface LeaseHolder {
  readonly host: string;
  readonly pid: number;
}

export interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly runsAt: LeaseHolder;
  readonly until: Date;
}

interface LeaseRow {
  readonly holder: string;
  readonly leased_until: number | string;
  readonly host: string | null;
  readonly pid: number | null;
}

/** Takes a piece of work for one bridge, until then; false while another has it that `isGone` does not know to be gone. */
export async function takeLease(
  transaction: Knex.Transaction,
  { name, holder, runsAt, until }: Lease,
  now: Date,
  isGone: (holder: LeaseHolder) => boolean,
): Promise<boolean> {
  const row = await transaction('job_leases').where('name', name).forUpdate().first<LeaseRow | undefined>();
  const other = row && row.holder !== holder ? current(row, now) : undefined;
  if (other && !(other.runsAt && isGone(other.runsAt))) return false;
  const lease = { name, holder, ...runsAt, leased_until: until.getTime() };
  await transaction('job_leases').insert(lease).onConflict('name').merge();
  return true;
}

/** Where the one runs that has a piece of work; undefined when nobody has it, or an older release. */
export async function findHolder(connection: Knex, name: string, now: Date): Promise<LeaseHolder | undefined> {
  const row = await connection('job_leases').where('name', name).first<LeaseRow | undefined>();
  return row && current(row, now)?.runsAt;
}

export async function releaseLease(connection: Knex, name: string, holder: string): Promise<void> {
  await connection('job_leases').where({ name, holder }).delete();
}

/** Undefined once its time is over. */
function current({ leased_until, host, pid }: LeaseRow, now: Date): { runsAt: LeaseHolder | undefined } | undefined {
  if (Number(leased_until) <= now.getTime()) return undefined;
  return { runsAt: host !== null && pid !== null ? { host, pid: Number(pid) } : undefined };
}
