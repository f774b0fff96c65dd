import type { Readable } from 'node:stream';

/** Where backups lie: a directory, or an S3-compatible store. */
export interface BackupStore {
  /** Puts a file there whole, or not at all; replaces one of that name. Resolves when it is durable. */
  write(name: string, content: Readable): Promise<void>;
  /** Throws when there is none of that name. */
  read(name: string): Promise<Readable>;
  /** Names of all that lies there, sorted. */
  list(): Promise<readonly string[]>;
  /** Removes what was being written when its writer died, if nothing was added to it since `before`. */
  removeUnfinished(before: Date): Promise<void>;
  /** One that is gone already is no error. */
  remove(name: string): Promise<void>;
  /** What stands in the way of all this, in words for the operator; undefined when it was tried and nothing does. */
  fault(): Promise<string | undefined>;
}
