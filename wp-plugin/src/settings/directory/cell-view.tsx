import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Activity, DirectoryChoices } from '../../bridge/directory-types';
import { cellWords } from './cell-words';
import { columnLabel, sourceLabel, type CellValue, type GridColumn } from './columns';

interface CellViewProps {
  row: Activity;
  column: GridColumn;
  value: CellValue;
  choices: DirectoryChoices;
  /** Of the checkbox; absent where nothing may be changed. */
  onTick: ((ticked: boolean) => void) | undefined;
}

/** What a cell says. */
export function CellView({ row, column, value, choices, onTick }: CellViewProps): ReactNode {
  const words = cellWords(column, value, choices.countries);
  return (
    <div className="kmdp-cell-view">
      {column === 'transfer' && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={columnLabel('transfer')}
          checked={value.thirdCountry === true}
          disabled={onTick === undefined}
          onChange={(event) => onTick?.(event.target.checked)}
        />
      )}
      <div className="kmdp-cell-text" dir="auto">
        {words === '' ? <span className="kmdp-quiet">{__('Empty', 'kundenmeister-data-protection')}</span> : words}
      </div>
      {column === 'name' && <span className={`kmdp-source kmdp-source-${row.source}`}>{sourceLabel(row)}</span>}
    </div>
  );
}
