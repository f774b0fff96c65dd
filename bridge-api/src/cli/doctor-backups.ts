import { existsSync } from 'node:fs';
import type { Core } from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import type { Config } from '../config';
import type { Check } from './doctor-checks';

/** Backups are made, here or by another bridge, and are as they should be. */
export async function checkBackups(config: Config, core: Core): Promise<Check> {
  const name = 'backups';
  const { newest, kept, alarms } = await core.backupDays.standing();
  const standing = newest
    ? `newest of ${newest.date}, ${newest.verifiedAt ? 'restored for trial' : 'not restored for trial yet'}; ${kept} kept`
    : 'none yet';
  const places = backupPlaces(config);
  const work = core.backupWork(places);
  // A place that is away is told below.
  const foreign = await work.foreignDays().catch((): readonly string[] => []);
  const unopened = `; the key in BACKUP_KEY_FILE does not open the backups of ${foreign.join(', ')}`;
  const about = `${standing}${foreign.length > 0 ? unopened : ''}`;
  const verifies = config.makesBackups && (places.recipient === undefined || existsSync(places.keyFile));
  // Says why, before the alarm of the backups that were not tried for it.
  const denied = verifies ? await core.backups(places).verification.fault() : undefined;
  if (denied !== undefined) return { name, ok: false, message: `cannot be restored for trial: ${denied}` };
  if (alarms.length > 0) {
    const found = alarms.map(({ code, dates }) => [code, ...dates].join(' ')).join('; ');
    return { name, ok: false, message: `${found} (${about}): run "kmdp backup run" and "kmdp backup verify"` };
  }
  if (!config.makesBackups) return { name, ok: true, message: `not made here, as BACKUPS is false; ${about}` };
  const { stores } = core.backups(places);
  for (const [variable, store] of [
    ['BACKUP_DIR', stores.backupDir],
    ['VAULT_COPY_DIR', stores.vaultCopyDir],
  ] as const) {
    const fault = await store.fault();
    if (fault !== undefined) return { name, ok: false, message: `${variable}: ${fault}` };
  }
  if (!(await work.isPossible())) {
    const mend = 'put a copy of BACKUP_KEY_FILE here, set BACKUP_RECIPIENT, or set BACKUPS to false';
    return { name, ok: false, message: `cannot be made here, for want of a key: ${mend}` };
  }
  // Older ones of another key are as the operator chose; where it does not open the newest, none that is made can be tried.
  const ok = newest === null || !foreign.includes(newest.date);
  return { name, ok, message: `${about}; every day at ${config.backupTime}` };
}
