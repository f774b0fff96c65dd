import { Button, CheckboxControl, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { DeletionKind, DeletionRequest } from '../../bridge/deletion-types';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { DescribedRequest } from './described-request';
import { PersonRequest } from './person-request';
import { RecordsRequest } from './records-request';
import type { Filing } from './use-filing';

interface NewRequestProps {
  /** Whom it is about, where that is known. */
  person: string;
  onFiled: (id: string) => void;
  onClose: () => void;
}

/** A new request: for a person, for exactly named entries, or in words. */
export function NewRequest({ person, onFiled, onClose }: NewRequestProps): ReactNode {
  const [kind, setKind] = useState<DeletionKind>('person');
  const [isTheirs, setIsTheirs] = useState(false);
  const [note, setNote] = useState('');
  const filing: Filing = {
    origin: isTheirs ? 'data-subject' : 'controller',
    note: note.trim(),
    onFiled: ({ id }: DeletionRequest) => onFiled(id),
  };
  const choices: { value: DeletionKind; label: string; description: string }[] = [
    {
      value: 'person',
      label: __('A whole person', 'kundenmeister-data-protection'),
      description: __('All that is stored about them. Free of charge.', 'kundenmeister-data-protection'),
    },
    {
      value: 'records',
      label: __('Exactly named entries of a person', 'kundenmeister-data-protection'),
      description: __('The rest stays. Free of charge.', 'kundenmeister-data-protection'),
    },
    {
      value: 'described',
      label: __('Something described in words', 'kundenmeister-data-protection'),
      description: __(
        'Körbler GmbH searches for it. That costs; you see the note on costs before anything begins.',
        'kundenmeister-data-protection',
      ),
    },
  ];
  return (
    <div className="kmdp-sheet">
      <Button variant="tertiary" icon={isRTL() ? chevronRight : chevronLeft} onClick={onClose} __next40pxDefaultSize>
        {__('All deletion requests', 'kundenmeister-data-protection')}
      </Button>
      <SheetCard title={__('New deletion request', 'kundenmeister-data-protection')}>
        <div className="kmdp-stack">
          <RadioControl
            label={__('What is to be deleted?', 'kundenmeister-data-protection')}
            selected={kind}
            options={choices}
            onChange={(chosen) => setKind(chosen as DeletionKind)}
          />
          <CheckboxControl
            label={__('The person concerned has asked for it', 'kundenmeister-data-protection')}
            help={__(
              'The request then waits for your decision (Art. 12 and 17 GDPR), and never costs the person anything.',
              'kundenmeister-data-protection',
            )}
            checked={isTheirs}
            onChange={setIsTheirs}
            __nextHasNoMarginBottom
          />
          <TextField
            label={__('Note (optional)', 'kundenmeister-data-protection')}
            help={__(
              'For example: by telephone on 3 March. It is deleted with the rest.',
              'kundenmeister-data-protection',
            )}
            value={note}
            onChange={setNote}
          />
        </div>
      </SheetCard>
      <SheetCard title={choices.find(({ value }) => value === kind)?.label ?? ''}>
        <div className="kmdp-stack">
          {kind === 'person' && <PersonRequest asked={person} filing={filing} />}
          {kind === 'records' && <RecordsRequest asked={person} filing={filing} />}
          {kind === 'described' && <DescribedRequest filing={filing} />}
        </div>
      </SheetCard>
    </div>
  );
}
