import type { ReactNode } from 'react';
import { EntryPicker } from './entry-picker';
import { useFiling, type Filing } from './use-filing';

/** A request for exactly named entries. */
export function RecordsRequest({ asked, filing }: { asked: string; filing: Filing }): ReactNode {
  const { file, isFiling, problem } = useFiling(filing);
  return (
    <EntryPicker
      asked={asked}
      asksBefore={filing.origin === 'controller'}
      onChosen={(records) => file({ kind: 'records', records })}
      isBusy={isFiling}
      problem={problem}
    />
  );
}
