import type { ReactNode } from 'react';
import { saveWords } from './save-words';
import type { LastSave } from './use-cell-saves';

/** Tells screen readers how it stands with the cell saved last, and other news of the grid. */
export function Announcer({ last, news }: { last: LastSave | null; news: string }): ReactNode {
  const said = last ? saveWords(last) : { words: '', isUrgent: false };
  return (
    <div className="screen-reader-text">
      <p role="status">
        {said.isUrgent ? '' : said.words} {news}
      </p>
      <p role="alert">{said.isUrgent ? said.words : ''}</p>
    </div>
  );
}
