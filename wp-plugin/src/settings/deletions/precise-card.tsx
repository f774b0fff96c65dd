import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { makeDeletionPrecise } from '../../bridge/deletion-client';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { SheetCard } from '../sheet-card';
import { EntryPicker } from './entry-picker';
import { useStep } from './use-step';

interface PreciseCardProps {
  request: DeletionRequest;
  onChanged: (request: DeletionRequest) => void;
}

/** Says exactly which entries a request in words means: then nothing is to be searched for. */
export function PreciseCard({ request, onChanged }: PreciseCardProps): ReactNode {
  const { take, isBusy, problem } = useStep(onChanged);
  return (
    <SheetCard title={__('Or name the entries exactly', 'kundenmeister-data-protection')}>
      <details>
        <summary>
          {request.state === 'awaiting-cost-approval'
            ? __('Then it is free of charge', 'kundenmeister-data-protection')
            : __('Then it is done sooner', 'kundenmeister-data-protection')}
        </summary>
        <div className="kmdp-stack">
          <EntryPicker
            asked=""
            asksBefore={request.state !== 'received'}
            onChosen={(records) => take(makeDeletionPrecise(request.id, records))}
            isBusy={isBusy}
            problem={problem}
          />
        </div>
      </details>
    </SheetCard>
  );
}
