import type { ReactNode } from 'react';
import type { DeletionState } from '../../bridge/deletion-types';
import { stateLabel } from './deletion-words';

export function StateBadge({ state }: { state: DeletionState }): ReactNode {
  return <span className={`kmdp-badge kmdp-deletion-${state}`}>{stateLabel(state)}</span>;
}
