import stored from '../dist/helpers/stored.js';

/**
 * Compares what a bridge acknowledged with what its databases hold. Requests that were open when the clock stopped may
 * be stored without an acknowledgement; every address was used once, so a person with two submissions is one doubled.
 */
export async function audit({ engine, bridge, databaseUrl, vaultUrl }, acknowledged) {
  const { tenants } = await bridge.verify().catch(() => ({ tenants: [] }));
  const { submissions } = await stored.readStored(databaseUrl, vaultUrl);
  const ids = new Set(submissions.map(({ id }) => id));
  const doubled =
    submissions.length - new Set(submissions.map(({ subjectId }) => subjectId)).size + repeated(acknowledged);
  const missing = acknowledged.filter((id) => !ids.has(id)).length;
  const chainOk = tenants.length > 0 && tenants.every(({ ok }) => ok);
  const open = ids.size - (acknowledged.length - missing);
  return {
    ok: missing === 0 && doubled === 0 && chainOk,
    line:
      `${engine}: acknowledged ${acknowledged.length}, stored ${acknowledged.length - missing}, missing ${missing}, ` +
      `doubled ${doubled}, chain ${chainOk ? 'ok' : 'BROKEN'} (${open} more stored whose answer came too late to count)`,
  };
}

const repeated = (ids) => ids.length - new Set(ids).size;
