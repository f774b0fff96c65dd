import type { Knex } from 'knex';
import type { Database } from '../../database/database';
import type { Row } from '../../database/insert-rows';
import { givenSince } from '../../deletion/given-since-store';
import { restrict } from '../../deletion/restriction-writer';
import { LedgerService } from '../../ledger/ledger-service';
import { readHead } from '../../ledger/ledger-store';
import { requestKinds, takesPlace, type RequestKind } from './kept-requests';
import * as store from './replaced-rows-store';
import type { ReplayParts } from './replay-service';
import type { Salvage } from './salvage-service';

type Parts = Pick<ReplayParts, 'vault' | 'runtime'>;

/**
 * Takes over into restored data the requests to delete and to restore that the data in place has since the backup, with their
 * certificates: they have deadlines, and are proofs. Rows are taken as they are. Those of a tenant that the backup does not know
 * are lost with it. Answers how many were taken over.
 */
export async function keepRequests(running: Salvage, restored: Database, parts: Parts): Promise<number> {
  let kept = 0;
  for (const kind of requestKinds) {
    for await (const page of running.rows(kind.part, store.rowsOf(kind.table, 'id'))) {
      kept += await restored.write((transaction) =>
        keepPage(transaction, new LedgerService(restored, parts.vault, parts.runtime), parts, kind, page),
      );
    }
  }
  return kept;
}

async function keepPage(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  parts: Parts,
  kind: RequestKind,
  rows: readonly Row[],
): Promise<number> {
  const present = await store.findById(
    transaction,
    kind.table,
    rows.map((row) => String(row['id'])),
  );
  let kept = 0;
  for (const row of rows) {
    const [id, tenantId] = [String(row['id']), String(row['tenant_id'])];
    const restored = present.get(id);
    if (!takesPlace(kind, row, restored) || !(await readHead(transaction, tenantId))) continue;
    await ledger.hold(transaction, tenantId);
    const columns = { ...(await store.fitting(transaction, kind.table, row)), ...(await newSealing(kind, parts, row)) };
    if (restored) await transaction(kind.table).where('id', id).update(columns);
    else await transaction(kind.table).insert(columns);
    const { key } = await parts.vault.tenant(tenantId);
    const payload = { v: 1, actor: null, ...kind.facts(row) };
    const entry = { tenantId, type: kind.entry, ref: id, at: parts.runtime.clock.now(), payload };
    await ledger.append(transaction, { ...entry, owner: { keyId: tenantId, key } });
    await restrictHeld(transaction, ledger, parts, row);
    kept++;
  }
  return kept;
}

/**
 * A request that is open in the data in place and has no key came after the copy of the vault: its words are gone, its duty is
 * not. Without a sealing it gets a key of its own on the next start.
 */
async function newSealing({ isOpen }: RequestKind, { vault }: Parts, row: Row): Promise<Row> {
  if (!isOpen(String(row['state'])) || row['key_id'] === null) return {};
  const keyId = String(row['key_id']);
  return (await vault.present([keyId])).has(keyId) ? {} : { key_id: null, sealed_details: null };
}

/** Whom a legal hold keeps for now stays restricted, also where the withdrawals themselves could not be read. */
async function restrictHeld(
  transaction: Knex.Transaction,
  ledger: LedgerService,
  { vault, runtime }: Parts,
  row: Row,
): Promise<void> {
  const [tenantId, subjectId] = [String(row['tenant_id']), row['subject_id']];
  if (row['state'] !== 'scheduled' || row['held_until'] == null || typeof subjectId !== 'string') return;
  const key = (await vault.find([subjectId])).get(subjectId);
  if (!key) return;
  const since = new Date(Number(row['received_at']));
  const again = await givenSince(transaction, { tenantId, subjectId, since, key });
  const person = { tenantId, subjectId, key, receivedAt: since, givenSince: again };
  await restrict(transaction, ledger, { ...person, at: runtime.clock.now() });
}
