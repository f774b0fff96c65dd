import { Button, CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { acceptCosts } from '../../bridge/deletion-client';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { useStep } from './use-step';

interface CostCardProps {
  request: DeletionRequest;
  onChanged: (request: DeletionRequest) => void;
}

/** The note on costs; only who ticks that it was read can accept. */
export function CostCard({ request, onChanged }: CostCardProps): ReactNode {
  const [isAccepted, setIsAccepted] = useState(false);
  const { take, isBusy, problem } = useStep(onChanged);
  return (
    <SheetCard title={__('Costs', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        <p>{request.costNote}</p>
        <CheckboxControl
          label={__('I have read the note and accept the costs', 'kundenmeister-data-protection')}
          checked={isAccepted}
          onChange={setIsAccepted}
          __nextHasNoMarginBottom
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            onClick={() => take(acceptCosts(request.id))}
            isBusy={isBusy}
            disabled={!isAccepted || isBusy}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {__('Accept the costs and begin', 'kundenmeister-data-protection')}
          </Button>
        </div>
      </div>
    </SheetCard>
  );
}
