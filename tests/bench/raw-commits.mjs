import { answerWith } from './child.mjs';
import { percentiles } from './percentiles.mjs';
import { openRaw } from './raw-engine.mjs';

/**
 * What an engine can do at best: the rows of `batch` submissions at a time, as the bridge writes them, committed
 * durably in the vault and then in the data, without HTTP and without any rule. Answers as the load generator does.
 */
async function measure({ databaseUrl, vaultUrl, rawDatabaseUrl, rawVaultUrl, batch, seconds, warmUpSeconds }) {
  const vault = await openRaw(vaultUrl, rawVaultUrl, { vault_keys: ['id'] });
  const data = await openRaw(databaseUrl, rawDatabaseUrl, {
    subjects: ['id', 'email_index'],
    ledger_entries: ['seq', 'ref'],
    submissions: ['id', 'subject_id', 'ledger_seq'],
    consents: ['id', 'subject_id', 'submission_id'],
    consent_events: ['consent_id'],
    idempotency_keys: ['key_hash'],
    outbox_messages: ['id'],
  });
  const commit = async () => {
    await vault.commit(batch);
    await data.commit(batch);
  };
  await repeat(commit, warmUpSeconds);
  const { durations, elapsed } = await repeat(commit, seconds);
  await Promise.all([vault.close(), data.close()]);
  const requests = durations.length * batch;
  return { perSecond: requests / elapsed, ...percentiles(durations), requests, refused: 0, acknowledged: [] };
}

async function repeat(work, seconds) {
  const durations = [];
  const began = performance.now();
  let now = began;
  while (now < began + seconds * 1000) {
    await work();
    const then = performance.now();
    durations.push(then - now);
    now = then;
  }
  return { durations, elapsed: (now - began) / 1000 };
}

await answerWith(measure);
