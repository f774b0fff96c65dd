import { Button, Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Activity } from '../../bridge/directory-types';
import type { Connection } from '../../bridge/types';
import type { Loaded } from '../../bridge/use-loaded';
import type { Navigate } from '../navigate';
import { ProblemNotice } from '../problem-notice';
import { AddRow } from './add-row';
import { Announcer } from './announcer';
import { ControllerCard } from './controller-card';
import { DirectoryGrid } from './directory-grid';
import { ExportCard } from './export-card';
import { FindingsCard } from './findings-card';
import type { Place } from './grid-types';
import { HistoryCard } from './history-card';
import { ImportCard } from './import-card';
import { MeasuresCard } from './measures-card';
import { PastDirectory } from './past-directory';
import { RemoveRow } from './remove-row';
import type { DirectoryState } from './use-directory';

interface DirectorySheetProps {
  connection: Loaded<Connection>;
  state: DirectoryState;
  navigate: Navigate;
}

/** The record of processing activities (Art. 30 GDPR): the grid, what is missing, measures, history, files. */
export function DirectorySheet({ connection, state, navigate }: DirectorySheetProps): ReactNode {
  const isConnected = connection.value?.connected === true;
  const { load } = state;
  useEffect(() => (isConnected ? load() : undefined), [isConnected, load]);

  if (!connection.value) {
    return connection.problem ? (
      <ProblemNotice problem={connection.problem} onRetry={connection.reload} />
    ) : (
      <Spinner />
    );
  }
  if (!connection.value.keySet) {
    return <NotConnected navigate={navigate} />;
  }
  if (!state.directory) {
    const problem = state.problem ?? (connection.value.error ? refusal(connection.value.error) : null);
    return problem ? (
      <ProblemNotice problem={problem} onRetry={isConnected ? load : connection.reload} />
    ) : (
      <p className="kmdp-directory-loading" role="status">
        <Spinner /> {__('Loading the directory…', 'kundenmeister-data-protection')}
      </p>
    );
  }
  return <OpenDirectory state={state} directory={state.directory} navigate={navigate} />;
}

const refusal = (message: string) => ({ code: '', message, status: 0, fields: [] });

function NotConnected({ navigate }: { navigate: Navigate }): ReactNode {
  return (
    <Notice status="info" isDismissible={false}>
      <p>
        {__(
          'Your processing directory (Art. 30 GDPR) is kept where the data is, at KundenMeister. Connect this site first; the directory then has a row for each of your contact groups already.',
          'kundenmeister-data-protection',
        )}
      </p>
      <Button variant="secondary" onClick={() => navigate('general')} __next40pxDefaultSize>
        {__('Go to General', 'kundenmeister-data-protection')}
      </Button>
    </Notice>
  );
}

interface OpenDirectoryProps {
  state: DirectoryState;
  directory: NonNullable<DirectoryState['directory']>;
  navigate: Navigate;
}

function OpenDirectory({ state, directory, navigate }: OpenDirectoryProps): ReactNode {
  const { saves } = state;
  const [jump, setJump] = useState<{ place: Place } | null>(null);
  const [removing, setRemoving] = useState<Activity | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [historyOf, setHistoryOf] = useState<Activity | null>(null);
  const [news, setNews] = useState('');
  const history = useRef<HTMLDivElement>(null);
  const jumpTo = (place: Place): void => setJump({ place });

  if (day !== null) {
    return <PastDirectory day={day} choices={state.choices} onClose={() => setDay(null)} />;
  }
  return (
    <div className="kmdp-directory">
      <Announcer last={saves.last} news={news} />
      {state.problem && <ProblemNotice problem={state.problem} onRetry={state.load} />}
      <FindingsCard directory={directory} onJump={jumpTo} navigate={navigate} />
      <section className="kmdp-directory-grid" aria-labelledby="kmdp-directory-heading">
        <div className="kmdp-directory-head">
          <h2 id="kmdp-directory-heading">{__('Processing activities', 'kundenmeister-data-protection')}</h2>
          <AddRow
            onAdded={(row) => {
              state.addRow(row);
              state.refreshSoon();
              jumpTo({ activityId: row.id, column: 'name' });
            }}
          />
        </div>
        <p className="kmdp-quiet" id="kmdp-directory-help">
          {__(
            'Edit a cell by double-click, Enter or F2, or just type. Esc undoes, Tab saves and goes on, Shift+Enter is a new line.',
            'kundenmeister-data-protection',
          )}
        </p>
        {directory.activities.length === 0 ? (
          <p className="kmdp-directory-empty">
            {__(
              'No rows yet. Each contact group brings one by itself; add rows for processing outside of KundenMeister, such as payroll.',
              'kundenmeister-data-protection',
            )}
          </p>
        ) : (
          <DirectoryGrid
            rows={directory.activities}
            states={saves.states}
            choices={state.choices}
            findings={directory.findings}
            label={__('Processing activities', 'kundenmeister-data-protection')}
            helpId="kmdp-directory-help"
            isReadOnly={false}
            onSave={saves.save}
            onDrop={(id, column) => {
              saves.drop(id, column);
              state.refreshSoon();
            }}
            onTake={state.putRow}
            onRemove={setRemoving}
            onEditing={state.keepRow}
            onShowHistory={(row) => {
              setHistoryOf(row);
              history.current?.focus();
            }}
            jump={jump}
          />
        )}
      </section>
      {removing && (
        <RemoveRow
          row={removing}
          onRemoved={() => {
            const neighbour = neighbourOf(removing, directory.activities);
            if (neighbour) {
              jumpTo({ activityId: neighbour.id, column: 'name' });
            }
            state.dropRow(removing.id);
            state.refreshSoon();
            setNews(__('The row was removed; the history keeps it.', 'kundenmeister-data-protection'));
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
      <MeasuresCard draft={state.measures} locale={state.locale} />
      <ControllerCard controller={directory.controller} navigate={navigate} />
      <div
        ref={history}
        tabIndex={-1}
        role="region"
        aria-label={__('History', 'kundenmeister-data-protection')}
        className="kmdp-directory-history"
      >
        <HistoryCard
          row={historyOf}
          onAll={() => setHistoryOf(null)}
          choices={state.choices}
          changes={state.changes}
          onDay={setDay}
        />
      </div>
      <ExportCard locale={state.locale} />
      <ImportCard
        onImported={() => {
          state.load();
        }}
      />
    </div>
  );
}

/** The row that takes the place of one that goes. */
function neighbourOf(row: Activity, rows: readonly Activity[]): Activity | undefined {
  const index = rows.findIndex(({ id }) => id === row.id);
  return rows[index + 1] ?? rows[index - 1];
}
