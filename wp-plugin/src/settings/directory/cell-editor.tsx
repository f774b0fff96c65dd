import { Button } from '@wordpress/components';
import { useEffect, useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import type { Activity, DirectoryChoices } from '../../bridge/directory-types';
import { columnLabel, isTextColumn, type CellValue, type GridColumn } from './columns';
import { bringIntoView } from './bring-into-view';
import { editorKey, isAtEnd, tabStops } from './editor-keys';
import type { GridActions, Onward } from './grid-types';
import { StorageEditor } from './storage-editor';
import { TextEditor } from './text-editor';
import { TransferEditor } from './transfer-editor';

interface CellEditorProps {
  column: GridColumn;
  row: Activity;
  start: CellValue;
  choices: DirectoryChoices;
  actions: GridActions;
}

/** Edits one cell. Enter and Tab save, also leaving it by mouse; Esc undoes. */
export function CellEditor({ column, row, start, choices, actions }: CellEditorProps): ReactNode {
  const [value, setValue] = useState(start);
  const editor = useRef<HTMLDivElement>(null);
  const hintId = useId();
  useEffect(() => {
    if (editor.current) {
      tabStops(editor.current)[0]?.focus();
      bringIntoView(editor.current);
    }
  }, []);

  const commit = (onward: Onward): void => actions.commit(value, onward);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const meaning = editorKey(event.nativeEvent);
    if (meaning === null || (isOnward(meaning) && !isAtEnd(event, editor.current))) {
      return;
    }
    event.preventDefault();
    if (meaning === 'undo') {
      actions.cancel();
    } else {
      commit(meaning);
    }
  };
  const onBlur = ({ target, relatedTarget, currentTarget }: FocusEvent): void => {
    if (currentTarget.contains(relatedTarget) || !document.hasFocus()) {
      return;
    }
    if (relatedTarget !== null) {
      commit('leave');
      return;
    }
    // Either a click beside the editor, or the control that had the focus is gone.
    setTimeout(() => {
      if (target.isConnected) {
        commit('leave');
      } else if (editor.current && document.activeElement === document.body) {
        tabStops(editor.current)[0]?.focus();
      }
    });
  };
  const common = { row, value, onChange: setValue, choices, hintId };
  const keepFocus = { onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(), tabIndex: -1 };
  return (
    <div
      ref={editor}
      className="kmdp-editor"
      role="group"
      aria-label={
        /* translators: 1: name of a column, 2: name of a row. */
        sprintf(__('%1$s of “%2$s”', 'kundenmeister-data-protection'), columnLabel(column), row.name)
      }
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {column === 'transfer' && <TransferEditor {...common} />}
      {column === 'storagePeriod' && <StorageEditor {...common} />}
      {isTextColumn(column) && <TextEditor {...common} column={column} />}
      <p className="kmdp-editor-hint" id={hintId}>
        {__('Tab saves, Esc undoes.', 'kundenmeister-data-protection')}
      </p>
      <div className="kmdp-cell-buttons">
        <Button variant="primary" size="small" onClick={() => commit('stay')} {...keepFocus}>
          {__('Save', 'kundenmeister-data-protection')}
        </Button>
        <Button variant="tertiary" size="small" onClick={actions.cancel} {...keepFocus}>
          {__('Undo', 'kundenmeister-data-protection')}
        </Button>
      </div>
    </div>
  );
}

function isOnward(meaning: Onward | 'undo'): meaning is 'next' | 'previous' {
  return meaning === 'next' || meaning === 'previous';
}
