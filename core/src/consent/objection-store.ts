import type { Knex } from 'knex';

/** That a person wants no more mail (Art. 21(2) and (3) GDPR), under the keyed hash of its address. */
export interface Objection {
  readonly at: Date;
  readonly ledgerSeq: number;
}

interface ObjectionRow {
  tenant_id: string;
  email_index: string;
  at: number;
  ledger_seq: number;
}

export async function findObjections(
  connection: Knex,
  tenantId: string,
  emailIndexes: readonly string[],
): Promise<ReadonlyMap<string, Objection>> {
  if (emailIndexes.length === 0) return new Map();
  const rows = await connection<ObjectionRow>('objections')
    .where('tenant_id', tenantId)
    .whereIn('email_index', emailIndexes.slice());
  return new Map(
    rows.map((row) => [row.email_index, { at: new Date(Number(row.at)), ledgerSeq: Number(row.ledger_seq) }]),
  );
}

/** The newest objection of a person is the one that counts. */
export async function writeObjection(
  transaction: Knex.Transaction,
  tenantId: string,
  emailIndex: string,
  { at, ledgerSeq }: Objection,
): Promise<void> {
  await transaction('objections')
    .insert({
      tenant_id: tenantId,
      email_index: emailIndex,
      at: at.getTime(),
      ledger_seq: ledgerSeq,
      expires_at: null,
    })
    .onConflict(['tenant_id', 'email_index'])
    .merge();
}
