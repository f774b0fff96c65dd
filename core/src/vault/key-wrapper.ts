import type { Random } from '../runtime/runtime';
import type { MasterKeys } from './master-key';
import { seal, unseal } from './seal';
import { OperatorError } from '../errors/operator-error';

/** A key as the vault holds it: sealed with the master key of that version. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly master_version: number;
}

/** Whose key it is; the keys that sign belong to no tenant. */
export interface KeyPlace {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Wraps and opens keys with the operator's master keys. Reads their file once, and again when a version is asked for that
 * it did not have: so a running bridge goes along with a rotation.
 */
export class KeyWrapper {
  private known: MasterKeys | undefined;

  constructor(
    private readonly read: () => MasterKeys,
    private readonly random: Random,
  ) {}

  /** Wraps with the current key. `inForce` is the version that the vault knows to be current; a file may still lack it. */
  wrap({ tenantId, id }: KeyPlace, key: Buffer, inForce: number | null): WrappedKey {
    const { current, keys } = this.masterKeys(inForce ?? 0);
    const place = { tenantId, table: 'vault_keys', row: id };
    return { wrapped: seal(keys.get(current) as Buffer, key, place, this.random), master_version: current };
  }

  /** Throws when the file lacks the version, or the bytes were wrapped for another place. */
  unwrap({ tenantId, id }: KeyPlace, { wrapped, master_version: version }: WrappedKey): Buffer {
    const master = this.masterKeys().keys.get(version) ?? this.reread().keys.get(version);
    if (!master)
      throw new OperatorError(`The master key file lacks version ${version}, which wraps a key in the vault.`);
    try {
      return unseal(master, wrapped, { tenantId, table: 'vault_keys', row: id });
    } catch {
      throw new OperatorError(
        'The master key file does not open this vault: put the file back that belongs to it, or another copy of the vault.',
      );
    }
  }

  private masterKeys(atLeast = 0): MasterKeys {
    const known = this.known ?? this.reread();
    return known.current < atLeast ? this.reread() : known;
  }

  /** A file that cannot be read just now is no reason to stop with the keys that are known. */
  private reread(): MasterKeys {
    try {
      this.known = this.read();
    } catch (error) {
      if (!this.known) throw error;
    }
    return this.known;
  }
}
