import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { localTime } from '../local-time';
import { deadlineWords } from './deletion-words';

/** The time left in words, with the promised time itself behind it; an overdue one is marked. */
export function Deadline({ request }: { request: DeletionRequest }): ReactNode {
  const words = deadlineWords(request, new Date());
  if (words === '') {
    return <span>{request.executedAt ? deletedOn(request.executedAt) : '–'}</span>;
  }
  return (
    <time dateTime={request.dueAt} title={localTime(request.dueAt)} className={request.overdue ? 'kmdp-overdue' : ''}>
      {words}
    </time>
  );
}

/* translators: %s: date and time. */
const deletedOn = (time: string): string =>
  sprintf(__('Deleted on %s', 'kundenmeister-data-protection'), localTime(time));
