import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { checkLedger } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { LedgerWitness, Overview } from '../../bridge/site-types';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { BeginAnew } from './begin-anew';

interface LedgerCardProps {
  ledger: Overview['ledger'];
  witness: LedgerWitness | null;
  onChecked: (witness: LedgerWitness) => void;
}

/** The tamper-evident ledger: when each side last checked it, and a button to do it now. */
export function LedgerCard({ ledger, witness, onChecked }: LedgerCardProps): ReactNode {
  const [isChecking, setIsChecking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = (): void => {
    setIsChecking(true);
    setProblem(null);
    checkLedger()
      .then(onChecked)
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsChecking(false));
  };
  return (
    <SheetCard title={__('Tamper-evident ledger', 'kundenmeister-data-protection')}>
      <p>
        {sprintf(
          /* translators: %d: number of entries. */
          __(
            'Every consent and every change is an entry in a ledger that cannot be altered unnoticed; there are %d.',
            'kundenmeister-data-protection',
          ),
          ledger.entries,
        )}
      </p>
      <ul className="kmdp-checks">
        <li>{bridgeWords(ledger)}</li>
        {witness && <li>{witnessWords(witness)}</li>}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
      <div className="kmdp-buttons">
        <Button variant="secondary" onClick={check} isBusy={isChecking} disabled={isChecking} accessibleWhenDisabled>
          {isChecking
            ? __('Checking…', 'kundenmeister-data-protection')
            : __('Check now', 'kundenmeister-data-protection')}
        </Button>
        {witness?.mayBeRestore && <BeginAnew onBegun={onChecked} />}
      </div>
    </SheetCard>
  );
}

function bridgeWords({ checkedAt, ok }: Overview['ledger']): string {
  if (checkedAt === null) {
    return __('KundenMeister has not checked it yet; it does so daily.', 'kundenmeister-data-protection');
  }
  return sprintf(
    ok === true
      ? /* translators: %s: date and time. */
        __('KundenMeister checked it on %s: everything fits.', 'kundenmeister-data-protection')
      : /* translators: %s: date and time. */
        __('KundenMeister checked it on %s: something does not fit.', 'kundenmeister-data-protection'),
    localTime(checkedAt),
  );
}

function witnessWords({ checkedAt, checkedTo, head, alarm }: LedgerWitness): string {
  if (alarm !== null) {
    return __(
      'This site checked it independently: something does not fit, see above.',
      'kundenmeister-data-protection',
    );
  }
  if (checkedTo < head) {
    return sprintf(
      /* translators: 1: number of the last entry checked, 2: number of all entries. */
      __('This site is checking it: %1$d of %2$d entries so far.', 'kundenmeister-data-protection'),
      checkedTo,
      head,
    );
  }
  if (checkedAt === null) {
    return __('This site has not checked it yet; it does so daily.', 'kundenmeister-data-protection');
  }
  return sprintf(
    /* translators: 1: date and time, 2: number of the last entry checked. */
    __(
      'This site checked it independently on %1$s: what it has seen of it, up to entry %2$d, was not rewritten.',
      'kundenmeister-data-protection',
    ),
    localTime(checkedAt),
    checkedTo,
  );
}
