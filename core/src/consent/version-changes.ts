import { difference, type Segment } from '../runtime/text-difference';
import type { ConsentVersion, PrivacyDeclaration } from './types';

export const versionParts = ['consentText', 'cancelNotice', 'privacyDeclaration', 'processorStatement'] as const;

/** One part of a version whose words differ from the version before. */
export interface VersionChange {
  readonly part: (typeof versionParts)[number];
  readonly segments: readonly Segment[];
}

type Words = Pick<ConsentVersion, (typeof versionParts)[number]>;

/** The parts in which a version differs from the one published before it; none for the first. */
export function changesSince(before: Words | undefined, version: Words): readonly VersionChange[] {
  if (!before) return [];
  return versionParts
    .map((part) => ({ part, earlier: wordsOf(before[part]), later: wordsOf(version[part]) }))
    .filter(({ earlier, later }) => earlier !== later)
    .map(({ part, earlier, later }) => ({ part, segments: difference(earlier, later) }));
}

function wordsOf(part: string | PrivacyDeclaration | null): string {
  if (part === null || typeof part === 'string') return part ?? '';
  return part.mode === 'link' ? part.url : part.text;
}
