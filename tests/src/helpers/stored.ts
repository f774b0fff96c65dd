import { knex, type Knex } from 'knex';

/** What one submission left behind, as far as rows can be told apart without opening anything sealed. */
export interface Stored {
  readonly submissions: readonly { id: string; subjectId: string }[];
  /** Ids of submissions, one per ledger entry of that type. */
  readonly ledgerRefs: readonly string[];
  readonly consents: readonly { id: string; submissionId: string; subjectId: string }[];
  /** Ids of consents, one per event. */
  readonly eventConsents: readonly string[];
  readonly subjects: readonly string[];
  readonly rememberedRequests: number;
  /** Ids of submissions, one per message that asks for confirmation. */
  readonly messageRefs: readonly string[];
  /** Ids of data subjects and tenants whose key the vault holds. */
  readonly keys: ReadonlySet<string>;
}

/** Reads both databases past the bridge, with connections of its own. */
export async function readStored(databaseUrl: string, vaultUrl: string): Promise<Stored> {
  const data = open(databaseUrl);
  const vault = open(vaultUrl);
  try {
    const submissions = await data('submissions').select<{ id: string; subjectId: string }[]>({
      id: 'id',
      subjectId: 'subject_id',
    });
    const consents = await data('consents').select<Stored['consents']>({
      id: 'id',
      submissionId: 'submission_id',
      subjectId: 'subject_id',
    });
    return {
      submissions,
      ledgerRefs: await column(data('ledger_entries').where('type', 'submission.recorded'), 'ref'),
      consents,
      eventConsents: await column(data('consent_events'), 'consent_id'),
      subjects: await column(data('subjects'), 'id'),
      rememberedRequests: (await column(data('idempotency_keys'), 'key_hash')).length,
      messageRefs: await column(data('outbox_messages'), 'ref'),
      keys: new Set(await column(vault('vault_keys'), 'id')),
    };
  } finally {
    await Promise.all([data.destroy(), vault.destroy()]);
  }
}

function column(query: Knex.QueryBuilder, name: string): Promise<string[]> {
  return query.pluck<string[]>(name) as Promise<string[]>;
}

function open(url: string): Knex {
  return url.startsWith('sqlite:')
    ? knex({ client: 'better-sqlite3', connection: { filename: url.slice('sqlite:'.length) }, useNullAsDefault: true })
    : knex({ client: 'mysql2', connection: url });
}

/** As if an hour had passed since the last mail to each person. */
export async function letAnHourPass(databaseUrl: string): Promise<void> {
  const data = open(databaseUrl);
  const hour = 60 * 60 * 1000;
  await data('confirmation_tokens').whereNotNull('sent_at').decrement('sent_at', hour);
  await data('outbox_messages').decrement('next_attempt_at', hour);
  await data.destroy();
}

/** Lets go of every message that a bridge which was killed had taken, as five minutes would. */
export async function expireLeases(databaseUrl: string): Promise<void> {
  const data = open(databaseUrl);
  await data('outbox_messages').whereNotNull('leased_until').update({ leased_until: 1 });
  await data.destroy();
}
