import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice';
import { LossDialog } from './loss-dialog';
import type { Person } from './person';
import { PersonFacts } from './person-facts';
import { PersonSearch } from './person-search';
import { useFiling, type Filing } from './use-filing';

/** Finds a person, and asks before all about them is deleted. */
export function PersonRequest({ asked, filing }: { asked: string; filing: Filing }): ReactNode {
  const [person, setPerson] = useState<Person | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { file, isFiling, problem, forget } = useFiling(filing);
  const send = (): void => {
    if (person) {
      file({ kind: 'person', email: person.contact.email });
    }
  };
  const isTheirs = filing.origin === 'data-subject';
  return (
    <>
      <PersonSearch asked={asked} onFound={setPerson} />
      {person && <PersonFacts person={person} />}
      {person && (
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            isDestructive={!isTheirs}
            onClick={isTheirs ? send : () => setIsAsking(true)}
            isBusy={isFiling}
            disabled={isFiling}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {isTheirs
              ? __('File the request', 'kundenmeister-data-protection')
              : __('Delete this person …', 'kundenmeister-data-protection')}
          </Button>
        </div>
      )}
      {problem && !isAsking && <ProblemNotice problem={problem} />}
      {person && isAsking && (
        <LossDialog
          title={__('Delete this person for good?', 'kundenmeister-data-protection')}
          onYes={send}
          onNo={() => {
            setIsAsking(false);
            forget();
          }}
          isBusy={isFiling}
          problem={problem}
        >
          <PersonFacts person={person} />
        </LossDialog>
      )}
    </>
  );
}
