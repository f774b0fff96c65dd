import { Button, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import type { Activity, DirectoryChoices } from '../../bridge/directory-types';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { Change } from './change';
import { useChanges } from './use-changes';

interface HistoryCardProps {
  /** Only the changes of this row; null for all. */
  row: Activity | null;
  onAll: () => void;
  choices: DirectoryChoices;
  /** Grows with each change, so that the list is asked for anew. */
  changes: number;
  onDay: (day: string) => void;
}

/** Every change with who, when, from and to; and the way to the directory of an earlier day. */
export function HistoryCard({ row, onAll, choices, changes, onDay }: HistoryCardProps): ReactNode {
  const list = useChanges(row?.id ?? null, changes);
  return (
    <SheetCard title={__('History', 'kundenmeister-data-protection')}>
      <DayForm onDay={onDay} />
      {row && (
        <p className="kmdp-buttons">
          <span>
            {
              /* translators: %s: name of a row. */
              sprintf(__('Changes of “%s”', 'kundenmeister-data-protection'), row.name)
            }
          </span>
          <Button variant="secondary" size="compact" onClick={onAll}>
            {__('Show all changes', 'kundenmeister-data-protection')}
          </Button>
        </p>
      )}
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.isLoading && list.items.length === 0 && <Spinner />}
      {!list.isLoading && !list.problem && list.items.length === 0 && (
        <p className="kmdp-quiet">{__('Nothing has changed yet.', 'kundenmeister-data-protection')}</p>
      )}
      <ol className="kmdp-changes">
        {list.items.map((change) => (
          <Change key={change.id} change={change} countries={choices.countries} />
        ))}
      </ol>
      {list.hasMore && (
        <Button variant="secondary" onClick={() => void list.loadMore()} isBusy={list.isLoading} __next40pxDefaultSize>
          {__('Show more', 'kundenmeister-data-protection')}
        </Button>
      )}
    </SheetCard>
  );
}

/** A calendar day in the browser's zone, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function DayForm({ onDay }: { onDay: (day: string) => void }): ReactNode {
  const [day, setDay] = useState('');
  const show = (event: FormEvent): void => {
    event.preventDefault();
    if (day !== '') {
      onDay(day);
    }
  };
  return (
    <form className="kmdp-day" onSubmit={show}>
      <label htmlFor="kmdp-day">{__('The directory as it stood at the end of', 'kundenmeister-data-protection')}</label>
      <input
        id="kmdp-day"
        type="date"
        max={today()}
        value={day}
        onChange={(event) => setDay(event.target.value)}
        required
      />
      <Button variant="secondary" type="submit" __next40pxDefaultSize>
        {__('Show', 'kundenmeister-data-protection')}
      </Button>
    </form>
  );
}
