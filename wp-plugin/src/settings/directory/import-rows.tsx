import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ImportReport } from '../../bridge/directory-types';
import { leftOut } from './import-choice';
import { RefusedRows } from './refused-rows';

interface ImportRowsProps {
  report: ImportReport;
  onlyValid: boolean;
  onOnlyValid: (onlyValid: boolean) => void;
  isBusy: boolean;
}

/** What an import would do: how many rows, which lines are refused for what reason, and whether to go on without those. */
export function ImportRows({ report: { rows, rejected }, onlyValid, onOnlyValid, isBusy }: ImportRowsProps): ReactNode {
  return (
    <div>
      <p>
        {sprintf(
          /* translators: 1: rows that can be imported, 2: rows with errors. */
          __(
            'Tried, nothing imported yet. Rows without errors: %1$d. Rows with errors: %2$d.',
            'kundenmeister-data-protection',
          ),
          rows.length - rejected,
          rejected,
        )}
      </p>
      {rejected > 0 && <RefusedRows rows={leftOut(rows)} />}
      {rejected > 0 && rejected < rows.length && (
        <CheckboxControl
          className="kmdp-import-only-valid"
          label={__('Import only the rows without errors, and leave out the others', 'kundenmeister-data-protection')}
          help={__('Otherwise nothing is imported until no row has an error.', 'kundenmeister-data-protection')}
          checked={onlyValid}
          onChange={onOnlyValid}
          disabled={isBusy}
          __nextHasNoMarginBottom
        />
      )}
    </div>
  );
}
