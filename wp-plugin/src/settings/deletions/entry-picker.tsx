import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { RecordRef } from '../../bridge/deletion-types';
import type { Problem } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';
import { EntryChoice } from './entry-choice';
import { LossDialog } from './loss-dialog';
import { entriesOf, recordsOf, type Person } from './person';
import { PersonSearch } from './person-search';

interface EntryPickerProps {
  asked: string;
  /** Whether choosing deletes at once, so that it is asked before. */
  asksBefore: boolean;
  onChosen: (records: RecordRef[]) => void;
  isBusy: boolean;
  problem: Problem | null;
}

/** Names exactly the entries of a person that a request is about. */
export function EntryPicker({ asked, asksBefore, onChosen, isBusy, problem }: EntryPickerProps): ReactNode {
  const [person, setPerson] = useState<Person | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const found = (next: Person | null): void => {
    setPerson(next);
    setChosen([]);
  };
  const entries = person ? entriesOf(person.consents) : [];
  const wanted = entries.filter(({ key }) => chosen.includes(key));
  const send = (): void => onChosen(recordsOf(wanted));
  const count = sprintf(
    /* translators: %d: number of form entries. */
    _n('%d form entry', '%d form entries', wanted.length, 'kundenmeister-data-protection'),
    wanted.length,
  );
  return (
    <>
      <PersonSearch asked={asked} onFound={found} />
      {person && <EntryChoice entries={entries} chosen={chosen} onChange={setChosen} />}
      {person && (
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            isDestructive={asksBefore}
            onClick={asksBefore ? () => setIsAsking(true) : send}
            isBusy={isBusy}
            disabled={wanted.length === 0 || isBusy}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {asksBefore
              ? __('Delete these entries …', 'kundenmeister-data-protection')
              : __('File the request', 'kundenmeister-data-protection')}
          </Button>
        </div>
      )}
      {problem && !isAsking && <ProblemNotice problem={problem} />}
      {isAsking && (
        <LossDialog
          title={__('Delete these entries for good?', 'kundenmeister-data-protection')}
          onYes={send}
          onNo={() => setIsAsking(false)}
          isBusy={isBusy}
          problem={problem}
        >
          <p>
            {sprintf(
              /* translators: 1: number of form entries in words, 2: e-mail address. */
              __('%1$s of %2$s, with the proofs of these consents:', 'kundenmeister-data-protection'),
              count,
              person?.contact.email ?? '',
            )}
          </p>
          <ul className="kmdp-loss">
            {wanted.flatMap(({ consents }) => consents.map(({ id, description }) => <li key={id}>{description}</li>))}
          </ul>
        </LossDialog>
      )}
    </>
  );
}
