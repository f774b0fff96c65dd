import type { BackupStore } from './backup-store';

/** Removes each of these, also when one cannot be; throws the first fault in the end. */
export async function removeAll(names: readonly string[], store: Pick<BackupStore, 'remove'>): Promise<void> {
  const faults: unknown[] = [];
  for (const name of names) await store.remove(name).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw faults[0];
}
