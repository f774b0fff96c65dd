import type { ReactNode } from 'react';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { isHeld, stateWords } from './deletion-words';

/** Where a request stands. */
export function StateBadge({ request }: { request: DeletionRequest }): ReactNode {
  const now = new Date();
  const look = isHeld(request, now) ? 'held' : request.state;
  return <span className={`kmdp-badge kmdp-deletion-${look}`}>{stateWords(request, now)}</span>;
}
