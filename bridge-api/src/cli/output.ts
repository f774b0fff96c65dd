import type { Writable } from 'node:stream';
import { OperatorError } from '@kundenmeister/core';

/** Where a command writes, and what it reads its configuration from. */
export interface CommandIo {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A command refused or failed for a reason that one line tells; exit status 1. */
export class CommandFailure extends OperatorError {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailure';
  }
}

/** Exit statuses of every command. */
export const exitStatus = { done: 0, failed: 1, usage: 2 } as const;

/** Writes a result: as one line of JSON, or as lines for people. */
export function writeResult(
  io: CommandIo,
  options: { json?: boolean },
  result: unknown,
  lines: readonly string[],
): void {
  io.stdout.write(options.json ? `${JSON.stringify(result)}\n` : lines.map((line) => `${line}\n`).join(''));
}

/** Of consents that a backup had lost, by tenant: a loss to look into, and no fault. */
export function lostConsentLines(consentsLost: Readonly<Record<string, number>>): string[] {
  return Object.entries(consentsLost).map(
    ([tenantId, count]) =>
      `tenant ${tenantId} had lost rows of ${count} consents that its ledger knows: an older backup may have them`,
  );
}
