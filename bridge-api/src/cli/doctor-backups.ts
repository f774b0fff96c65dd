import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Core } from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import type { Config } from '../config';
import type { Check } from './doctor-checks';

/** Backups are made, here or by another bridge, and are as they should be. */
export async function checkBackups(config: Config, core: Core): Promise<Check> {
  const name = 'backups';
  const { newest, kept, alarms } = await core.backupDays.standing();
  const about = newest
    ? `newest of ${newest.date}, ${newest.verifiedAt ? 'restored for trial' : 'not restored for trial yet'}; ${kept} kept`
    : 'none yet';
  if (alarms.length > 0) {
    const found = alarms.map(({ code, dates }) => [code, ...dates].join(' ')).join('; ');
    return { name, ok: false, message: `${found} (${about}): run "kmdp backup run" and "kmdp backup verify"` };
  }
  if (!config.makesBackups) return { name, ok: true, message: `not made here, as BACKUPS is false; ${about}` };
  if (!(await core.backupWork(backupPlaces(config)).isPossible())) {
    const mend = 'put a copy of BACKUP_KEY_FILE here, set BACKUP_RECIPIENT, or set BACKUPS to false';
    return { name, ok: false, message: `cannot be made here, for want of a key: ${mend}` };
  }
  for (const place of ['backupDir', 'vaultCopyDir'] as const) {
    if (await isWritable(config[place])) continue;
    const variable = place === 'backupDir' ? 'BACKUP_DIR' : 'VAULT_COPY_DIR';
    return { name, ok: false, message: `${variable} cannot be written: check its permissions` };
  }
  return { name, ok: true, message: `${about}; every day at ${config.backupTime}` };
}

/** Whether a directory can be written, or made. */
async function isWritable(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  if (!found && dirname(directory) !== directory) return isWritable(dirname(directory));
  return access(directory, constants.W_OK | constants.X_OK).then(
    () => found?.isDirectory() === true,
    () => false,
  );
}
