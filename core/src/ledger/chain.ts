import { entryHash, genesisHash, type EntryMetadata } from './entry';

export interface ChainedEntry extends EntryMetadata {
  readonly commitment: string;
  readonly hash: string;
}

/** Where a chain stands: its last sequence number (0 before the first) and hash. */
export interface ChainPosition {
  readonly seq: number;
  readonly hash: string;
}

export const emptyChain: ChainPosition = { seq: 0, hash: genesisHash };

/** Whether `entry` is the one right continuation of `before`. */
export function continues(before: ChainPosition, entry: ChainedEntry): boolean {
  return (
    entry.seq === before.seq + 1 && entry.prevHash === before.hash && entry.hash === entryHash(entry, entry.commitment)
  );
}
