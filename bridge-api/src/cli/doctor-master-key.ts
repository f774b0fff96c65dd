import { stat } from 'node:fs/promises';
import type { Core } from '@kundenmeister/core';
import type { Config } from '../config';
import type { Check } from './doctor-checks';
import { describeRotation } from './vault-rotate-command';

/** The master key opens everything: it must be the one that sealed the vault, and nobody but its owner may read it. */
export async function checkMasterKey({ masterKeyFile }: Config, core: Core): Promise<Check> {
  const name = 'master-key';
  const found = await stat(masterKeyFile).catch(() => undefined);
  if (!found) {
    const sealed = await core.vaultHoldsKeys().catch(() => false);
    const mend = sealed ? 'put its copy back, only it opens the keys in the vault' : 'run "kmdp migrate"';
    return { name, ok: false, message: `MASTER_KEY_FILE is missing: ${mend}` };
  }
  const mode = found.mode & 0o777;
  const ok = (mode & 0o077) === 0;
  const shown = mode.toString(8).padStart(3, '0');
  return { name, ok, message: ok ? `mode ${shown}` : `mode ${shown} lets others read it: chmod 600 MASTER_KEY_FILE` };
}

/** The file opens every key of the vault, and a change of the key that was begun is not forgotten. */
export async function checkRotation(core: Core): Promise<Check> {
  const name = 'master-key-rotation';
  try {
    const state = await core.masterKeys.state();
    const { lacking, phase } = state;
    if (lacking.length > 0) {
      const message = `MASTER_KEY_FILE lacks version ${lacking.join(', ')}, which wraps keys in the vault: bring the newest copy of the file`;
      return { name, ok: false, message };
    }
    return { name, ok: phase !== 'rewrapping' && phase !== 'removable', message: describeRotation(state) };
  } catch (error) {
    return { name, ok: false, message: (error as Error).message };
  }
}
