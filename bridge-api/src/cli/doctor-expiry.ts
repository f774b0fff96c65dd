import type { Core, ExpiringKind } from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import type { Config } from '../config';
import type { Check } from './doctor-checks';

const words: Readonly<Record<ExpiringKind, string>> = {
  'vault-copies': 'copies of the vault older than 48 hours',
  backups: 'backups of days that are no longer kept',
  'replaced-data': 'data that a restore replaced more than 7 days ago',
  'replaced-vault': 'a vault that a restore replaced more than 48 hours ago',
  scratches: 'what a restore or a trial that was killed left behind',
};

/** Nothing lies anywhere for longer than was promised: who was erased since would stay readable in it. */
export async function checkExpiry(config: Config, core: Core): Promise<Check> {
  const name = 'expiry';
  const { expiry } = core.backups(backupPlaces(config));
  const looked = await Promise.all([expiry.overdue(), expiry.held()]).catch(() => undefined);
  if (looked === undefined) {
    return { name, ok: false, message: 'cannot be looked at: check the permissions of BACKUP_DIR and VAULT_COPY_DIR' };
  }
  const [overdue, held] = looked;
  const found = [...overdue].map(([kind, names]) => `${words[kind]} (${names.join(', ')})`);
  const mend = 'start the bridge, or remove by hand what its account may not remove';
  const faults = [...(found.length > 0 ? [`${found.join('; ')}: ${mend}`] : []), ...held.map(({ message }) => message)];
  if (faults.length > 0) return { name, ok: false, message: faults.join('; ') };
  return { name, ok: true, message: 'nothing is kept longer than it may be' };
}
