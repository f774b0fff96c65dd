import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ActivityColumn, ImportRow } from '../../bridge/directory-types';
import { fieldLabel } from './columns';

/** Refused lines that are listed; more of the same help nobody. */
const most = 100;

/** Which lines of a file are refused, and for what reason. */
export function RefusedRows({ rows }: { rows: ImportRow[] }): ReactNode {
  return (
    <>
      <ul className="kmdp-import-errors">
        {rows.slice(0, most).map(({ line, name, errors }) => (
          <li key={line}>
            <strong>
              {
                /* translators: 1: number of a line, 2: name of a row. */
                sprintf(__('Line %1$d %2$s', 'kundenmeister-data-protection'), line, name === '' ? '' : `(${name})`)
              }
            </strong>
            {errors.map(({ column, code, message }) => (
              <span key={`${column} ${code}`}>
                {column !== null && `${fieldLabel(column as ActivityColumn)}: `}
                {message}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <p>
          {sprintf(
            /* translators: %d: number of lines. */
            __('… and %d more.', 'kundenmeister-data-protection'),
            rows.length - most,
          )}
        </p>
      )}
    </>
  );
}
