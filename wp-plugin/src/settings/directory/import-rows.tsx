import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ActivityColumn, ImportReport } from '../../bridge/directory-types';
import { fieldLabel } from './columns';

/** Refused lines that are listed; more of the same help nobody. */
const most = 100;

/** What an import would do: how many rows, and which lines are refused for what reason. */
export function ImportRows({ report: { rows, rejected } }: { report: ImportReport }): ReactNode {
  const refused = rows.filter(({ errors }) => errors.length > 0);
  return (
    <div>
      <p>
        {sprintf(
          /* translators: 1: rows that can be imported, 2: rows with errors. */
          __(
            'Tried, nothing imported yet: %1$d rows are fine, %2$d have errors. Everything is imported at once, when there are no errors.',
            'kundenmeister-data-protection',
          ),
          rows.length - rejected,
          rejected,
        )}
      </p>
      {refused.length > 0 && (
        <ul className="kmdp-import-errors">
          {refused.slice(0, most).map(({ line, name, errors }) => (
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
      )}
      {refused.length > most && (
        <p>
          {sprintf(
            /* translators: %d: number of lines. */
            __('… and %d more.', 'kundenmeister-data-protection'),
            refused.length - most,
          )}
        </p>
      )}
    </div>
  );
}
