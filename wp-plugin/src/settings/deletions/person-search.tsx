import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import { toProblem, type Problem } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';
import { findPerson, type Person } from './person';

interface PersonSearchProps {
  /** Looked up at once, when there is one. */
  asked: string;
  /** Null while nobody is found. */
  onFound: (person: Person | null) => void;
}

type Outcome = 'none' | 'searching' | 'found' | 'nobody';

/** Finds the one person whom a request is about. */
export function PersonSearch({ asked, onFound }: PersonSearchProps): ReactNode {
  const [words, setWords] = useState(asked);
  const [outcome, setOutcome] = useState<Outcome>('none');
  const [problem, setProblem] = useState<Problem | null>(null);

  const look = (): void => {
    if (words.trim() === '') {
      return;
    }
    setOutcome('searching');
    setProblem(null);
    onFound(null);
    findPerson(words.trim())
      .then((person) => {
        onFound(person);
        setOutcome(person ? 'found' : 'nobody');
      })
      .catch((thrown: unknown) => {
        setProblem(toProblem(thrown));
        setOutcome('none');
      });
  };
  const first = useRef(look);
  useEffect(() => first.current(), []);

  return (
    <form
      role="search"
      className="kmdp-person-search"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        look();
      }}
    >
      <TextField
        label={__('E-mail address, or number of the contact', 'kundenmeister-data-protection')}
        help={__(
          'The whole address: it is stored encrypted, so that parts of it find nothing.',
          'kundenmeister-data-protection',
        )}
        value={words}
        onChange={setWords}
      />
      <Button variant="secondary" type="submit" isBusy={outcome === 'searching'} __next40pxDefaultSize>
        {__('Look up', 'kundenmeister-data-protection')}
      </Button>
      <p role="status">{outcomeWords(outcome)}</p>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

function outcomeWords(outcome: Outcome): string {
  const words: Record<Outcome, string> = {
    none: '',
    searching: __('Searching…', 'kundenmeister-data-protection'),
    found: __('This is stored about the person:', 'kundenmeister-data-protection'),
    nobody: __('Nothing is stored about this person.', 'kundenmeister-data-protection'),
  };
  return words[outcome];
}
