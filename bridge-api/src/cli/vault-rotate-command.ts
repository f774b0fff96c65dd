import type { Command } from 'commander';
import type { Core, RotationState } from '@kundenmeister/core';
import { backupPlaces } from '../backups/places';
import { loadConfig } from '../config';
import { writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

interface Options {
  readonly prepare?: boolean;
  readonly json?: boolean;
}

type Rotation = Awaited<ReturnType<Core['masterKeys']['rotate']>>;

/** `kmdp vault rotate`: another master key, while bridges run. Gone on with by running it again. */
export function addRotateCommand(vault: Command, io: CommandIo): void {
  vault
    .command('rotate')
    .description('change the master key while bridges run: begin, or go on with what was begun')
    .option('--prepare', 'only put a new key into the file, so that the file can be copied before the key is used')
    .option('--json', 'one line of JSON')
    .action(async (options: Options) => {
      const done = await withCore(io, (core) =>
        options.prepare === true ? core.masterKeys.prepare() : rotate(core, io),
      );
      writeResult(io, options, done, lines(done));
    });
}

/** Copies of the vault that are too old hold keys of the older version: they go first, as `vault copy` would do. */
async function rotate(core: Core, io: CommandIo): Promise<Rotation> {
  const { vaultCopies } = core.backups(backupPlaces(loadConfig(io.environment)));
  await vaultCopies.destroyExpired();
  const [oldest] = await vaultCopies.list();
  return core.masterKeys.rotate(oldest?.madeAt ?? null);
}

function lines({ rewrapped, removed, ...state }: Rotation): string[] {
  return [
    ...(rewrapped > 0 ? [`${rewrapped} keys wrapped anew`] : []),
    ...(removed.length > 0 ? [`version ${removed.join(', ')} left the file`] : []),
    describeRotation(state),
  ];
}

/** Where a rotation stands, and what is to be done next. */
export function describeRotation({ phase, current, versions, outdated, removableAt }: RotationState): string {
  const newest = Math.max(...versions);
  switch (phase) {
    case 'complete':
      return `version ${current} wraps everything`;
    case 'prepared':
      return `version ${newest} is prepared: copy the file to each machine and to its safe places, then run "kmdp vault rotate"`;
    case 'rewrapping':
      return `${outdated} keys are wrapped by an older version: run "kmdp vault rotate"`;
    case 'waiting':
      return `version ${current} wraps everything; older versions stay for copies of the vault until ${removableAt?.toISOString()}: then run "kmdp vault rotate"`;
    case 'removable':
      return `version ${current} wraps everything, and nothing needs an older one: run "kmdp vault rotate"`;
  }
}
