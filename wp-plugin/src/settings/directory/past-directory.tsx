import { Button, Notice, Spinner } from '@wordpress/components';
import { dateI18n } from '@wordpress/date';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getDirectoryAt } from '../../bridge/directory-client';
import type { DirectoryChoices } from '../../bridge/directory-types';
import { useLoaded } from '../../bridge/use-loaded';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { DirectoryGrid } from './directory-grid';

interface PastDirectoryProps {
  /** YYYY-MM-DD */
  day: string;
  choices: DirectoryChoices;
  onClose: () => void;
}

const nothing = {};
const ignore = (): void => undefined;

/** The directory as it stood at the end of a day, to be read. */
export function PastDirectory({ day, choices, onClose }: PastDirectoryProps): ReactNode {
  const { value, problem, reload } = useLoaded(useCallback(() => getDirectoryAt(day), [day]));
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const refused = problem?.fields[0]?.message;
  const shownDay = dateI18n(_x('F j, Y', 'date format', 'kundenmeister-data-protection'), `${day}T12:00:00Z`, 'UTC');
  return (
    <div className="kmdp-directory">
      <div ref={notice} tabIndex={-1} className="kmdp-past-notice">
        <Notice status="warning" isDismissible={false}>
          <p>
            <strong>
              {sprintf(
                /* translators: %s: a day. */
                __(
                  'This is the directory as it stood at the end of %s. It can only be read.',
                  'kundenmeister-data-protection',
                ),
                shownDay,
              )}
            </strong>
          </p>
          <Button variant="secondary" onClick={onClose} __next40pxDefaultSize>
            {__('Back to the directory of today', 'kundenmeister-data-protection')}
          </Button>
        </Notice>
      </div>
      {problem && (
        <ProblemNotice problem={refused === undefined ? problem : { ...problem, message: refused }} onRetry={reload} />
      )}
      {!value && !problem && <Spinner />}
      {value && value.activities.length === 0 && (
        <p className="kmdp-directory-empty">{__('There were no rows on that day.', 'kundenmeister-data-protection')}</p>
      )}
      {value && value.activities.length > 0 && (
        <DirectoryGrid
          rows={value.activities}
          states={nothing}
          choices={choices}
          findings={[]}
          label={__('Processing activities', 'kundenmeister-data-protection')}
          isReadOnly
          onSave={ignore}
          onDrop={ignore}
          onTake={ignore}
          onRemove={ignore}
          onEditing={ignore}
          onShowHistory={ignore}
          jump={null}
        />
      )}
      {value && (
        <SheetCard title={__('Technical and organisational measures', 'kundenmeister-data-protection')}>
          <p className="kmdp-row-words">
            {value.measures === '' ? __('Empty', 'kundenmeister-data-protection') : value.measures}
          </p>
        </SheetCard>
      )}
    </div>
  );
}
