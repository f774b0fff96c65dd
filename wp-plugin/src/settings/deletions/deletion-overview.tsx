import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { deletionStates, type DeletionState } from '../../bridge/deletion-types';
import { ProblemNotice } from '../problem-notice';
import { DeletionTable } from './deletion-table';
import { stateLabel } from './deletion-words';
import { DueCard } from './due-card';
import { useDeletions } from './use-deletions';

interface DeletionOverviewProps {
  onOpen: (id: string) => void;
  /** Begins a request, about this person where one is named. */
  onNew: (person: string) => void;
}

/** All requests, and what is due without one. */
export function DeletionOverview({ onOpen, onNew }: DeletionOverviewProps): ReactNode {
  const [state, setState] = useState<DeletionState | ''>('');
  const list = useDeletions(state === '' ? null : state);
  const states: { value: DeletionState | ''; label: string }[] = [
    { value: '', label: __('All states', 'kundenmeister-data-protection') },
    ...deletionStates.map((value) => ({ value, label: stateLabel(value) })),
  ];
  return (
    <>
      <div className="kmdp-deletions-bar">
        <Button variant="primary" onClick={() => onNew('')} __next40pxDefaultSize>
          {__('New deletion request', 'kundenmeister-data-protection')}
        </Button>
        <SelectControl
          label={__('State', 'kundenmeister-data-protection')}
          value={state}
          options={states}
          onChange={setState}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      </div>
      {list.problem ? (
        <ProblemNotice problem={list.problem} onRetry={list.reload} />
      ) : (
        <DeletionTable list={list} isFiltered={state !== ''} onOpen={onOpen} />
      )}
      {list.hasMore && (
        <Button variant="secondary" onClick={() => void list.loadMore()} isBusy={list.isLoading} __next40pxDefaultSize>
          {__('Show more', 'kundenmeister-data-protection')}
        </Button>
      )}
      <DueCard onDelete={onNew} />
    </>
  );
}
