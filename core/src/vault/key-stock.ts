import type { Clock } from '../runtime/runtime';

/** A data subject's key before it is known whose it will be; its id becomes the data subject's. */
export interface SubjectKey {
  readonly id: string;
  readonly key: Buffer;
}

interface Stock {
  readonly keys: SubjectKey[];
  readonly madeAt: number;
  readonly size: number;
}

/** Keys at most made ahead for one tenant, and for how long a tenant counts as busy after they were made. */
const largest = 512;
const busyMs = 10_000;

/**
 * Keys that lie ready, so that most batches of a busy tenant need not wait for the vault. A quiet tenant gets exactly what
 * it needs; one that comes back within ten seconds gets twice as many as before, up to 512.
 */
export class KeyStock {
  private readonly stocks = new Map<string, Stock>();

  /** `make` answers new keys of a tenant once they are durable. */
  constructor(
    private readonly make: (tenantId: string, count: number) => Promise<readonly SubjectKey[]>,
    private readonly clock: Clock,
  ) {}

  /** So many keys that nobody else gets. */
  async take(tenantId: string, count: number): Promise<readonly SubjectKey[]> {
    const stock = this.stocks.get(tenantId);
    const ready = stock?.keys.splice(0, count) ?? [];
    const missing = count - ready.length;
    if (missing === 0) return ready;
    const now = this.clock.now().getTime();
    const isBusy = stock !== undefined && now - stock.madeAt < busyMs;
    const size = Math.max(missing, isBusy ? Math.min(stock.size * 2, largest) : missing);
    const made = [...(await this.make(tenantId, size))];
    ready.push(...made.splice(0, missing));
    this.stocks.set(tenantId, { keys: made, madeAt: now, size });
    return ready;
  }

  /** Hands back the ids of keys that nobody took. */
  empty(): readonly string[] {
    const ids = [...this.stocks.values()].flatMap(({ keys }) => keys.map(({ id }) => id));
    this.stocks.clear();
    return ids;
  }
}
