import type { Segment } from '../../bridge/types';

export type Shown = Segment | { kind: 'gap'; text: '' };

/** Characters of unchanged text that are kept beside a change. */
const context = 80;

/** A comparison to read: long stretches in which nothing changed are cut to the words beside the changes. */
export function condense(segments: readonly Segment[]): Shown[] {
  return segments.flatMap((segment, index): Shown[] => {
    if (segment.kind !== 'same' || segment.text.length <= 2 * context + 20) {
      return [segment];
    }
    const isFirst = index === 0;
    const isLast = index === segments.length - 1;
    return [
      ...(isFirst ? [] : [{ kind: 'same' as const, text: firstWords(segment.text) }]),
      { kind: 'gap', text: '' },
      ...(isLast ? [] : [{ kind: 'same' as const, text: lastWords(segment.text) }]),
    ];
  });
}

function firstWords(text: string): string {
  const cut = text.slice(0, context);
  return cut.replace(/\S*$/, '') || cut;
}

function lastWords(text: string): string {
  const cut = text.slice(-context);
  return cut.replace(/^\S*/, '') || cut;
}
