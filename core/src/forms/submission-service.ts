import { forgetErased } from '../contacts/erased-address-store';
import type { Database } from '../database/database';
import { GroupCommit, type Settled } from '../database/group-commit';
import { DomainError } from '../errors/domain-error';
import type { Runtime } from '../runtime/runtime';
import { hashApiKey } from '../tenants/api-key';
import { findKeyByHash } from '../tenants/tenant-store';
import type { Principal } from '../tenants/types';
import { keyedDigest } from '../vault/derive';
import type { Vault } from '../vault/vault';
import { hasKey } from './sender';
import { deleteExpiredKeys } from './submission-store';
import type { Recorded, SubmissionJob } from './submission-writer';

const cacheSize = 10_000;

/** Writes a batch in one transaction, here or in a thread of its own; one outcome per job, in the same order. */
export type WriteBatch = (jobs: readonly SubmissionJob[]) => Promise<readonly Settled<Recorded>[]>;

/** Records submissions: nothing is acknowledged before its proof is durable, and nothing is recorded twice. */
export class SubmissionService {
  private readonly commits: GroupCommit<SubmissionJob, Recorded>;
  private readonly inFlight = new Set<string>();
  private onBatch: (size: number) => void = () => undefined;
  /** Principals by the hash of their key. */
  private readonly keys = new Map<string, Principal>();

  constructor(
    private readonly database: Database,
    private readonly vault: Pick<Vault, 'tenant'>,
    private readonly runtime: Runtime,
    write: WriteBatch,
  ) {
    this.commits = new GroupCommit(async (jobs) => {
      const outcomes = await write(jobs);
      this.onBatch(outcomes.length);
      return outcomes;
    });
  }

  /** From now on `observer` is told how many submissions each committed batch answered. */
  observeBatches(observer: (size: number) => void): void {
    this.onBatch = observer;
  }

  /**
   * Like the tenants' `authenticate`, but answered from memory when it can be: `record` checks the key again within its
   * transaction, so a key that was revoked meanwhile is refused there.
   */
  async authenticate(presentedKey: string): Promise<Principal | undefined> {
    const hash = hashApiKey(presentedKey);
    const known = this.keys.get(hash);
    if (known) return known;
    const found = await this.database.read((connection) => findKeyByHash(connection, hash));
    if (!found) return undefined;
    if (this.keys.size >= cacheSize) this.keys.clear();
    this.keys.set(hash, found);
    return found;
  }

  /** Resolves after the durable commit. Throws the refusal of the first rule that is broken; nothing is then stored. */
  async record(job: SubmissionJob): Promise<Recorded> {
    const flight = `${job.key.tenantId} ${job.idempotencyKey}`;
    if (this.inFlight.has(flight)) throw new DomainError('idempotency-key-in-flight');
    this.inFlight.add(flight);
    try {
      return await this.commits.add(await this.keyed(job));
    } catch (refusal) {
      if (refusal instanceof DomainError && refusal.code === 'key-invalid' && hasKey(job.key)) {
        this.forgetKey(job.key.keyId);
      }
      throw refusal;
    } finally {
      this.inFlight.delete(flight);
    }
  }

  /** Forgets idempotency keys, and the hashes of erased persons' addresses, past their time; answers how many. */
  async forgetExpired(): Promise<number> {
    const now = this.runtime.clock.now();
    return this.database.write(
      async (transaction) => (await deleteExpiredKeys(transaction, now)) + (await forgetErased(transaction, now)),
    );
  }

  /** Under the tenant's key: a plain digest of a body would outlive the person whose address can be guessed from it. */
  private async keyed(job: SubmissionJob): Promise<SubmissionJob> {
    const { requestDigest } = await this.vault.tenant(job.key.tenantId);
    return { ...job, requestHash: keyedDigest(requestDigest, job.requestHash) };
  }

  private forgetKey(keyId: string): void {
    for (const [hash, principal] of this.keys) if (principal.keyId === keyId) this.keys.delete(hash);
  }
}
