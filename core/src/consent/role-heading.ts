import { longestWindow } from './declaration-sentences';
import type { Passage } from './plain-text';
import { announcesRole, isEntry } from './role-link';
import { sign } from './role-wordings';

const headingWords = 12;
const affirmedCell = /^(?:ja|yes|x|✓|✔|☑|vorhanden|(?:ab)?geschlossen|liegt vor|concluded|signed)(?!\p{L})/iu;

/** Whether the company is an entry below a heading, label or column head that names the role. Passages with signs. */
export function isListedBelowHeading(passages: readonly Passage[]): boolean {
  let heading: Passage | undefined;
  return passages.some((passage, at) => {
    if (isHeading(passage)) heading = passage;
    else if (heading?.area !== passage.area || !(isItem(passage) || passages[at - 1] === heading)) heading = undefined;
    else return heading.cells.length > 1 ? isInColumn(heading, passage) : isEntry(passage.text.slice(0, longestWindow));
    return false;
  });
}

/** A short line that names the role, without a sentence's end and without saying who has it. */
export function isHeading({ text }: Passage): boolean {
  return (
    text.length < longestWindow &&
    !/[.!]$|:./.test(text) &&
    text.split(' ').length <= headingWords &&
    announcesRole(text)
  );
}

/** Whether a row names the company in the role's column, or affirms there that it has the role. */
function isInColumn(head: Passage, row: Passage): boolean {
  const column = head.cells.findIndex((cell) => announcesRole(cell));
  const cell = row.cells[column] ?? '';
  if (cell.includes(sign.name)) return isEntry(cell.slice(0, longestWindow));
  return affirmedCell.test(cell) && row.cells.some((other) => isEntry(other.slice(0, longestWindow)));
}

function isItem({ isItem: marked, text }: Passage): boolean {
  return marked || /^(?:[-–—•*·]|\d+[.)])\s/.test(text);
}
