import { setTimeout as wait } from 'node:timers/promises';
import { backupLease, type Core } from '@kundenmeister/core';
import type { CommandIo } from './output';

/** How often it is looked whether the other is done, in milliseconds. */
const againMs = 1000;

/** Does work on backups while no bridge and no other command does; waits for whoever is at it, and says once for whom. */
export async function aloneAtBackups<T>(
  { stderr }: Pick<CommandIo, 'stderr'>,
  leases: Pick<Core['leases'], 'during' | 'holder'>,
  work: () => Promise<T>,
): Promise<T> {
  for (let told = false; ; told = true) {
    const done = await leases.during(backupLease, work);
    if (done) return done.result;
    if (!told)
      stderr.write(`kmdp: waiting for ${describe(await leases.holder(backupLease))} to be done with the backups\n`);
    await wait(againMs);
  }
}

function describe(holder: Awaited<ReturnType<Core['leases']['holder']>>): string {
  return holder ? `process ${holder.pid} on ${holder.host}` : 'another bridge or command';
}
