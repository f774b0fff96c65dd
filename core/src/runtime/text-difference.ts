import { diffWordsWithSpace } from 'diff';

/** A stretch of text that both have, or only the later (`added`), or only the earlier one (`removed`). */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts with more differing words than this are shown as replaced whole: word by word nobody could read them. */
const mostEdits = 1500;

/**
 * What changed between two texts, word by word, in reading order. `same` and `removed` together give the earlier text,
 * `same` and `added` the later one. Equal texts give one `same`, two empty ones nothing.
 */
export function difference(earlier: string, later: string): readonly Segment[] {
  const changes = diffWordsWithSpace(earlier, later, { maxEditLength: mostEdits });
  if (!changes) return [...segment('removed', earlier), ...segment('added', later)];
  return changes.flatMap(({ added, removed, value }) => segment(added ? 'added' : removed ? 'removed' : 'same', value));
}

/** Of a difference between texts of several paragraphs those paragraphs in which something changed. */
export function changedParagraphs(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const paragraphs: Segment[][] = [[]];
  for (const { kind, text } of segments) {
    for (const [index, piece] of text.split('\n\n').entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push(...segment(kind, piece));
    }
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ kind }) => kind !== 'same'));
}

function segment(kind: Segment['kind'], text: string): Segment[] {
  return text === '' ? [] : [{ kind, text }];
}
