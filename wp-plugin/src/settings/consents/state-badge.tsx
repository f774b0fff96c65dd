import type { ReactNode } from 'react';
import type { ConsentState } from '../../bridge/types';
import { stateLabel } from './consent-words';

export function StateBadge({ state }: { state: ConsentState }): ReactNode {
  return <span className={`kmdp-badge kmdp-badge-${state}`}>{stateLabel(state)}</span>;
}
