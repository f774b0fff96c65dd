/** The instant at which something happens. Rules take it as an argument and never ask the system. */
export interface Clock {
  now(): Date;
}

/** Opaque, time-ordered identifiers (UUIDv7, RFC 9562 section 5.7). */
export interface Ids {
  next(): string;
}

/** Unpredictable bytes for keys, salts and tokens. */
export interface Random {
  bytes(length: number): Buffer;
}

export interface Runtime {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}
