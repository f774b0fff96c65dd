import { Button, Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ChangeEvent, ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { ImportMapping } from './import-mapping';
import { ImportRows } from './import-rows';
import { useImport } from './use-import';

/** Takes an existing directory over: choose the file, say which column is what, look at the result, import. */
export function ImportCard({ onImported }: { onImported: () => void }): ReactNode {
  const state = useImport(onImported);
  const { file, report, problem, isBusy, imported } = state;
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
          {imported !== null && (
            <Notice status="success" isDismissible={false}>
              {importedWords(imported)}
            </Notice>
          )}
        </div>
        {file && report && (
          <>
            <ImportMapping columns={report.columns} onChange={state.map} isBusy={isBusy} />
            <ImportRows report={report} />
            <div className="kmdp-buttons">
              <Button
                variant="primary"
                onClick={state.run}
                disabled={isBusy || report.imported === 0}
                isBusy={isBusy}
                accessibleWhenDisabled
                __next40pxDefaultSize
              >
                {sprintf(
                  /* translators: %d: number of rows. */
                  _n('Import %d row', 'Import %d rows', report.imported, 'kundenmeister-data-protection'),
                  report.imported,
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
