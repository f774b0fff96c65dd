import { vaultCopyHours } from '../backup/calendar';
import { hourMs } from '../runtime/day';

/** What a database server writes down besides its tables, where deleted rows live on. */
export interface ServerLogs {
  /** Seconds after which a binary log is removed; 0 for never, null when none is written. */
  readonly binaryLogSeconds: number | null;
  /** Whether every statement is written to the general log, with its values. */
  readonly generalLog: boolean;
}

export const serverLogFaults = ['binary-log-kept', 'general-log-on'] as const;
export type ServerLogFault = (typeof serverLogFaults)[number];

/** The longest that a binary log may be kept, in seconds: no longer than a copy of the vault, as it holds the same keys. */
export const binaryLogSecondsAtMost = (vaultCopyHours * hourMs) / 1000;

/** What keeps erased data readable for longer than was promised (Art. 17 GDPR). */
export function faultsOfServerLogs({ binaryLogSeconds, generalLog }: ServerLogs): readonly ServerLogFault[] {
  const kept = binaryLogSeconds !== null && (binaryLogSeconds === 0 || binaryLogSeconds > binaryLogSecondsAtMost);
  return [...(kept ? ['binary-log-kept' as const] : []), ...(generalLog ? ['general-log-on' as const] : [])];
}
