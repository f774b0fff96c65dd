import type { Knex } from 'knex';
import { deleteMembershipsOf, findConsent } from '../../consent/consent-store';
import { recordEvent } from '../../consent/event-writer';
import { isWithdrawable } from '../../consent/state';
import type { WithdrawalPayload } from '../../consent/withdrawal-writer';
import { rememberErased, type ErasedAddress } from '../../contacts/erased-address-store';
import type { Database } from '../../database/database';
import { LedgerService } from '../../ledger/ledger-service';
import { findEntries, readHead } from '../../ledger/ledger-store';
import { openPayload } from '../../ledger/payload';
import type { ReplayParts } from './replay-service';
import { tenantIds } from './restored-data-store';
import type { Salvage } from './salvage-service';
import * as store from './withdrawals-store';

type Parts = Pick<ReplayParts, 'vault' | 'runtime'>;

/**
 * Takes over into restored data what the data in place still knows of withdrawals and objections since the backup, so that
 * nobody is mailed who has said no (Art. 7(3), 21(3) GDPR). It is taken as it is said: at worst too little is mailed. Where events
 * of consents cannot be read, the ledgers are asked. Answers how many were taken over. Also takes over whose late
 * deliveries are to be refused.
 */
export async function keepWithdrawals(running: Salvage, restored: Database, parts: Parts): Promise<number> {
  let kept = 0;
  for await (const page of running.rows('withdrawals', store.withdrawnByEvents)) {
    kept += await withdraw(running, restored, parts, page);
  }
  if (running.unreadable.includes('withdrawals')) {
    for (const tenantId of await restored.read(tenantIds)) {
      for await (const page of running.rows('ledgers', store.withdrawnByLedger(tenantId))) {
        kept += await withdraw(running, restored, parts, page);
      }
    }
  }
  for await (const objections of running.rows('objections', store.objections)) {
    kept += await restored.write((transaction) => keepObjections(transaction, objections));
  }
  for await (const erased of running.rows('erased addresses', store.erasedAddresses)) {
    await restored.write((transaction) => keepErasedAddresses(transaction, erased));
  }
  return kept;
}

async function withdraw(
  running: Salvage,
  restored: Database,
  { vault, runtime }: Parts,
  withdrawals: readonly store.KnownWithdrawal[],
): Promise<number> {
  const ledger = new LedgerService(restored, vault, runtime);
  let kept = 0;
  await restored.write(async (transaction) => {
    for (const { consentId, tenantId, at, ledgerSeq } of withdrawals) {
      const consent = await findConsent(transaction, tenantId, consentId);
      if (!consent || !isWithdrawable(consent.state)) continue;
      const { subjectId } = consent;
      const key = (await vault.find([subjectId])).get(subjectId);
      if (!key) continue;
      const told = await running.value('ledgers', async (connection) => {
        const entry = (await findEntries(connection, tenantId, [ledgerSeq])).get(ledgerSeq);
        return entry && openPayload<WithdrawalPayload>(entry, key);
      });
      const payload: WithdrawalPayload = told ?? {
        ...{ v: 1, consentId, method: 'controller', actor: null, reason: null },
      };
      const owner = { keyId: subjectId, key };
      await recordEvent(transaction, ledger, { tenantId, consent, type: 'withdrawn', at, owner, payload });
      await deleteMembershipsOf(transaction, tenantId, consentId);
      kept++;
    }
  });
  return kept;
}

/** The backup may be from before the person came, so that carrying out the journal again could not note the address. */
async function keepErasedAddresses(transaction: Knex.Transaction, erased: readonly ErasedAddress[]): Promise<void> {
  for (const address of erased) {
    if (await readHead(transaction, address.tenantId)) await rememberErased(transaction, address);
  }
}

/** An objection of somebody who came after the backup counts from the first entry after it, too. */
async function keepObjections(
  transaction: Knex.Transaction,
  objections: readonly store.ObjectionRow[],
): Promise<number> {
  let kept = 0;
  for (const objection of objections) {
    const head = await readHead(transaction, objection.tenant_id);
    if (head && (await store.insertObjection(transaction, { ...objection, ledger_seq: head.seq }))) kept++;
  }
  return kept;
}
