import { Button, Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ChangeEvent, ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { rowsToImport } from './import-choice';
import { ImportMapping } from './import-mapping';
import { ImportRows } from './import-rows';
import { RefusedRows } from './refused-rows';
import { useImport } from './use-import';

/** Takes an existing directory over: choose the file, say which column is what, look at the result, import. */
export function ImportCard({ onImported }: { onImported: () => void }): ReactNode {
  const state = useImport(onImported);
  const { file, report, problem, isBusy, onlyValid, done } = state;
  const count = report ? rowsToImport(report, onlyValid) : 0;
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const chosen = target.files?.[0];
    if (chosen) {
      state.choose(chosen);
    }
  };
  return (
    <SheetCard title={__('Import an existing directory', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack kmdp-import">
        <p>
          <label htmlFor="kmdp-import-file">
            {__('File (CSV or Excel), with the names of the columns in its first row', 'kundenmeister-data-protection')}
          </label>
          <input id="kmdp-import-file" type="file" accept=".csv,.xlsx" onChange={choose} disabled={isBusy} />
        </p>
        {problem && <ProblemNotice problem={problem} />}
        <div role="status">
          {isBusy && <p>{__('Reading the file…', 'kundenmeister-data-protection')}</p>}
          {done && (
            <Notice status="success" isDismissible={false}>
              {importedWords(done.imported)}
            </Notice>
          )}
        </div>
        {done && done.leftOut.length > 0 && (
          <div>
            <p>{leftOutWords(done.leftOut.length)}</p>
            <RefusedRows rows={done.leftOut} />
          </div>
        )}
        {file && report && (
          <>
            <ImportMapping columns={report.columns} onChange={state.map} isBusy={isBusy} />
            <ImportRows report={report} onlyValid={onlyValid} onOnlyValid={state.setOnlyValid} isBusy={isBusy} />
            <div className="kmdp-buttons">
              <Button
                variant="primary"
                onClick={state.run}
                disabled={isBusy || count === 0}
                isBusy={isBusy}
                accessibleWhenDisabled
                __next40pxDefaultSize
              >
                {sprintf(
                  /* translators: %d: number of rows. */
                  _n('Import %d row', 'Import %d rows', count, 'kundenmeister-data-protection'),
                  count,
                )}
              </Button>
              <Button variant="tertiary" onClick={state.cancel} __next40pxDefaultSize>
                {__('Cancel', 'kundenmeister-data-protection')}
              </Button>
            </div>
          </>
        )}
      </div>
    </SheetCard>
  );
}

function importedWords(count: number): string {
  return sprintf(
    /* translators: %d: number of rows. */
    _n(
      '%d row was imported. It stands in the directory as your own row.',
      '%d rows were imported. They stand in the directory as your own rows.',
      count,
      'kundenmeister-data-protection',
    ),
    count,
  );
}

function leftOutWords(count: number): string {
  return sprintf(
    /* translators: %d: number of rows. */
    _n(
      '%d row was left out. Mend it in a file of its own and import that, or enter the row by hand:',
      '%d rows were left out. Mend them in a file of their own and import that, or enter the rows by hand:',
      count,
      'kundenmeister-data-protection',
    ),
    count,
  );
}
