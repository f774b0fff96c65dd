import { existsSync } from 'node:fs';
import type { Core } from '@kundenmeister/core';
import type { Logger } from 'pino';

/**
 * Looks whether the mirror of the deletion journal is there before a start writes it. What is returned warns, once that is
 * done, when it was not although the journal had entries: then it tells no more than the vault does.
 */
export function watchMirror(file: string | undefined, logger: Logger): (core: Pick<Core, 'journal'>) => Promise<void> {
  const wasThere = file === undefined || existsSync(file);
  return async ({ journal }) => {
    if (wasThere) return;
    const { seq } = await journal.head();
    if (seq === 0) return;
    logger.warn(
      { file, entries: seq },
      'the mirror of the deletion journal was missing, and is written anew from the vault: if it lay there before, find out why',
    );
  };
}
