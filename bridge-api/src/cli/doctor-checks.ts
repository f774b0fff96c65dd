import type { Clock, Core } from '@kundenmeister/core';
import type { Config } from '../config';

/** One thing that doctor looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, and when it is wrong, how to mend it. */
  readonly message: string;
}

const oldestNode = [20, 19] as const;
/** No clock is right that shows a time before this software existed. */
const softwareExists = Date.parse('2026-01-01T00:00:00Z');

/** Node must be at least 20.19. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return { name: 'node', ok, message: ok ? version : `${version} is too old: install Node.js 20.19 or newer` };
}

/** Both databases answer and are migrated. */
export async function checkDatabases(core: Core): Promise<Check[]> {
  const { database, vault, migrated } = await core.health();
  return [
    { name: 'database', ok: database, message: database ? 'answers' : 'does not answer: check DATABASE_URL' },
    { name: 'vault', ok: vault, message: vault ? 'answers' : 'does not answer: check VAULT_URL' },
    { name: 'migrations', ok: migrated, message: migrated ? 'in place' : 'missing: run "kmdp migrate"' },
  ];
}

/** A transaction that writes can be committed; it clears idempotency keys past their time, which is due anyway. */
export async function checkWrites(core: Core): Promise<Check> {
  const ok = await core.submissions.forgetExpired().then(
    () => true,
    () => false,
  );
  return { name: 'writes', ok, message: ok ? 'committed' : 'cannot be committed: check free space and permissions' };
}

/** Deadlines and proofs rest on the clock: it may not show a time before what was recorded already. */
export async function checkClock(core: Core, clock: Clock): Promise<Check> {
  const tenants = await core.tenants.list().catch(() => []);
  const newest = Math.max(softwareExists, ...tenants.map((tenant) => tenant.createdAt.getTime()));
  const now = clock.now();
  const ok = now.getTime() >= newest;
  const shown = now.toISOString();
  return { name: 'clock', ok, message: ok ? shown : `${shown} is before what was recorded already: set the clock` };
}

/** No restore without the mirror of the deletion journal. */
export function checkJournalMirror({ journalMirror }: Pick<Config, 'journalMirror'>): Check {
  const name = 'journal-mirror';
  if (journalMirror !== undefined) return { name, ok: true, message: 'written at each erasure' };
  return { name, ok: false, message: 'none, so that no backup can be restored: set JOURNAL_MIRROR' };
}
