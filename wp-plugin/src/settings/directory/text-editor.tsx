import { useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import type { Activity, DirectoryChoices } from '../../bridge/directory-types';
import { columnLabel, type CellValue, type TextColumn } from './columns';
import { GrowingText } from './growing-text';
import { Suggestions } from './suggestions';

export interface EditorProps {
  row: Activity;
  value: CellValue;
  onChange: (value: CellValue) => void;
  choices: DirectoryChoices;
  hintId: string;
}

/** Edits a text; for the legal basis with what the law names. */
export function TextEditor({
  column,
  value,
  onChange,
  choices,
  hintId,
}: EditorProps & { column: TextColumn }): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = value[column] ?? '';
  const change = (next: string): void => onChange({ [column]: next });
  const common = { ref: field, value: text, onChange: change, label: columnLabel(column) };
  if (column !== 'legalBasis') {
    return <GrowingText {...common} describedBy={hintId} />;
  }
  return (
    <Suggestions offered={choices.legalBases} text={text} onChange={change} field={field}>
      {(suggestionsId) => <GrowingText {...common} describedBy={`${hintId} ${suggestionsId}`} />}
    </Suggestions>
  );
}
