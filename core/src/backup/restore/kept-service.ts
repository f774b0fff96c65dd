import type { Database } from '../../database/database';
import { keepBases, keepRevocations, keepSwitchedOff } from './decisions-kept-service';
import type { ReplayParts } from './replay-service';
import { keepRequests } from './requests-kept-service';
import type { Salvage, SalvagedPart } from './salvage-service';
import type { KeptSince } from './types';
import { keepWithdrawals } from './withdrawals-service';

/**
 * Takes over into restored data what was decided since the backup and may not be undone by a restore, as far as the data in
 * place can be read.
 */
export async function keepDecisions(
  running: Salvage,
  restored: Database,
  parts: Pick<ReplayParts, 'vault' | 'runtime'>,
): Promise<KeptSince> {
  const counted = async (of: readonly SalvagedPart[], keep: () => Promise<number>): Promise<number | null> => {
    const kept = await keep();
    return kept === 0 && of.some((part) => running.unreadable.includes(part)) ? null : kept;
  };
  return {
    // Before whoever was restricted by a hold, which rests on one.
    basesKept: await counted(['legal bases'], () => keepBases(running, restored, parts)),
    withdrawalsKept: await counted(['withdrawals', 'objections'], () => keepWithdrawals(running, restored, parts)),
    requestsKept: await counted(['deletion requests', 'restore requests'], () =>
      keepRequests(running, restored, parts),
    ),
    keysRevoked: await counted(['revoked keys'], () => keepRevocations(running, restored)),
    switchedOff: await counted(['settings'], () => keepSwitchedOff(running, restored, parts)),
  };
}

/** When there is nothing to take from. */
export const nothingKept: KeptSince = {
  ...{ basesKept: null, withdrawalsKept: null, requestsKept: null, keysRevoked: null, switchedOff: null },
};
