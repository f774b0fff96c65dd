import { diffLines, diffWordsWithSpace, type Change } from 'diff';

/** A stretch of text that both have, or only the later (`added`), or only the earlier one (`removed`). */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Texts are compared in ever coarser pieces until they differ in no more than this many. The work grows with its square:
 * with it two texts of 60,000 characters take some 20 ms at most, in which the event loop serves nobody else.
 */
const mostEdits = 150;

/**
 * What changed between two texts, in reading order: word by word, where too much changed for that paragraph by
 * paragraph, else as replaced whole. `same` and `removed` together give the earlier text, `same` and `added` the later
 * one. Equal texts give one `same`, two empty ones nothing.
 */
export function difference(earlier: string, later: string): readonly Segment[] {
  return (
    segmentsOf(diffWordsWithSpace(earlier, later, { maxEditLength: mostEdits })) ??
    segmentsOf(diffLines(earlier, later, { maxEditLength: mostEdits })) ?? [
      ...segment('removed', earlier),
      ...segment('added', later),
    ]
  );
}

function segmentsOf(changes: readonly Change[] | undefined): readonly Segment[] | undefined {
  return changes?.flatMap(({ added, removed, value }) =>
    segment(added ? 'added' : removed ? 'removed' : 'same', value),
  );
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
