import { useCallback } from '@wordpress/element';
import { listRecoveries } from '../../bridge/backup-client';
import type { Recovery, RecoveryPage } from '../../bridge/backup-types';
import type { Problem } from '../../bridge/problem';
import { useLoaded } from '../../bridge/use-loaded';

export interface Recoveries {
  page: RecoveryPage | null;
  problem: Problem | null;
  reload: () => void;
  /** Puts in one that was just asked for or changed; the count of the year is then asked for anew. */
  put: (recovery: Recovery) => void;
}

async function listAll(): Promise<RecoveryPage> {
  const first = await listRecoveries();
  const items = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page: RecoveryPage = await listRecoveries(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { ...first, items };
}

/** What was asked for, newest first: a few a year. */
export function useRecoveries(): Recoveries {
  const { value: page, problem, reload, replace } = useLoaded(listAll);
  const put = useCallback(
    (recovery: Recovery): void => {
      if (page) {
        replace({ ...page, items: [recovery, ...page.items.filter(({ id }) => id !== recovery.id)] });
      }
      reload();
    },
    [page, reload, replace],
  );
  return { page, problem, reload, put };
}
