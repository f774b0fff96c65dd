import { Button, Notice, Spinner } from '@wordpress/components';
import { useCallback } from '@wordpress/element';
import { __, isRTL, sprintf } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { getDeletion } from '../../bridge/deletion-client';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { useLoaded } from '../../bridge/use-loaded';
import { Facts } from '../consents/facts';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { CertificateCard } from './certificate-card';
import { CostCard } from './cost-card';
import { Deadline } from './deadline';
import { DecisionCard } from './decision-card';
import { isHeld, kindLabel, originLabel, subjectOf } from './deletion-words';
import { PreciseCard } from './precise-card';
import { StateBadge } from './state-badge';

interface DeletionDetailProps {
  id: string;
  onClose: () => void;
  /** A step was taken, which may have deleted what waits on this site. */
  onChanged: () => void;
}

/** One request: where it stands, what is to be decided, and its certificate. */
export function DeletionDetail({ id, onClose, onChanged }: DeletionDetailProps): ReactNode {
  const { value: request, problem, reload, replace, loading } = useLoaded(useCallback(() => getDeletion(id), [id]));
  const changed = (next: DeletionRequest): void => {
    replace(next);
    onChanged();
  };
  return (
    <div className="kmdp-sheet">
      <div className="kmdp-buttons">
        <Button variant="tertiary" icon={isRTL() ? chevronRight : chevronLeft} onClick={onClose} __next40pxDefaultSize>
          {__('All deletion requests', 'kundenmeister-data-protection')}
        </Button>
        <Button variant="tertiary" onClick={reload} isBusy={loading} __next40pxDefaultSize>
          {__('Refresh', 'kundenmeister-data-protection')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !request && <Spinner />}
      {request && <Opened request={request} onChanged={changed} />}
    </div>
  );
}

interface OpenedProps {
  request: DeletionRequest;
  onChanged: (request: DeletionRequest) => void;
}

function Opened({ request, onChanged }: OpenedProps): ReactNode {
  const { state, legalHold, kind, records } = request;
  return (
    <>
      <div className="kmdp-detail-head">
        <h2>{subjectOf(request)}</h2>
        <StateBadge request={request} />
      </div>
      {legalHold && isHeld(request, new Date()) && (
        <Notice status="warning" isDismissible={false}>
          {sprintf(
            /* translators: 1: which law, 2: date and time. */
            __(
              'The law keeps this data for now: %1$s, until %2$s. Until then it is restricted, so that nobody uses it; it is deleted by itself when that ends.',
              'kundenmeister-data-protection',
            ),
            legalHold.reason ?? '',
            localTime(legalHold.until),
          )}
        </Notice>
      )}
      {state === 'scheduled' && kind !== 'described' && !isHeld(request, new Date()) && (
        <Notice status="info" isDismissible={false}>
          {__(
            'It is deleted within minutes. “Refresh” shows when it is done, with its certificate.',
            'kundenmeister-data-protection',
          )}
        </Notice>
      )}
      {state === 'awaiting-cost-approval' && <CostCard request={request} onChanged={onChanged} />}
      {kind === 'described' && records === null && isOpen(request) && (
        <PreciseCard request={request} onChanged={onChanged} />
      )}
      {isOpen(request) && <DecisionCard request={request} onChanged={onChanged} />}
      {state === 'executed' && <CertificateCard id={request.id} />}
      <SheetCard title={__('The request', 'kundenmeister-data-protection')}>
        <Facts facts={factsOf(request)} />
      </SheetCard>
    </>
  );
}

const isOpen = ({ state }: DeletionRequest): boolean =>
  state === 'received' || state === 'awaiting-cost-approval' || state === 'scheduled';

function factsOf(request: DeletionRequest): [term: string, value: ReactNode][] {
  const { description, note, requestedBy, rejectionReason, executedAt } = request;
  const optional = (term: string, value: string | null): [string, ReactNode][] =>
    value === null ? [] : [[term, value]];
  return [
    [__('What', 'kundenmeister-data-protection'), kindLabel(request.kind)],
    ...optional(__('In your own words', 'kundenmeister-data-protection'), description),
    [__('Asked by', 'kundenmeister-data-protection'), originLabel(request.origin)],
    ...optional(__('Filed by', 'kundenmeister-data-protection'), requestedBy),
    [__('Came in', 'kundenmeister-data-protection'), localTime(request.receivedAt)],
    ...(isOpen(request)
      ? ([[__('Time left', 'kundenmeister-data-protection'), <Deadline key="deadline" request={request} />]] as const)
      : []),
    [__('Promised until', 'kundenmeister-data-protection'), localTime(request.dueAt)],
    ...optional(__('Deleted on', 'kundenmeister-data-protection'), executedAt && localTime(executedAt)),
    ...optional(__('Note', 'kundenmeister-data-protection'), note),
    ...optional(__('Reason of the refusal', 'kundenmeister-data-protection'), rejectionReason),
    [__('Number of the request', 'kundenmeister-data-protection'), <code key="id">{request.id}</code>],
  ] as [string, ReactNode][];
}
