import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ActivityColumn, ImportReport } from '../../bridge/directory-types';
import { fieldLabel, fieldsOf, gridColumns } from './columns';

interface ImportMappingProps {
  columns: ImportReport['columns'];
  onChange: (header: string, column: ActivityColumn | null) => void;
  isBusy: boolean;
}

/** Which column of the file is which of the directory; the bridge's guess to begin with. */
export function ImportMapping({ columns, onChange, isBusy }: ImportMappingProps): ReactNode {
  const options = [
    { value: '', label: __('Leave out', 'kundenmeister-data-protection') },
    ...gridColumns.flatMap(fieldsOf).map((field) => ({ value: field, label: fieldLabel(field) })),
  ];
  return (
    <table className="widefat striped kmdp-import-mapping">
      <caption>{__('Which column is what?', 'kundenmeister-data-protection')}</caption>
      <thead>
        <tr>
          <th scope="col">{__('Column of the file', 'kundenmeister-data-protection')}</th>
          <th scope="col">{__('Column of the directory', 'kundenmeister-data-protection')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ header, column }) => (
          <tr key={header}>
            <th scope="row">{header}</th>
            <td>
              <SelectControl
                label={header}
                hideLabelFromVision
                value={column ?? ''}
                options={options}
                onChange={(next) => onChange(header, next === '' ? null : (next as ActivityColumn))}
                disabled={isBusy}
                __next40pxDefaultSize
                __nextHasNoMarginBottom
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
