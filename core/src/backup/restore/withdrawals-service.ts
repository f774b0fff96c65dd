import type { Knex } from 'knex';
import { findConsent } from '../../consent/consent-store';
import { recordEvent } from '../../consent/event-writer';
import { deleteMembershipsOf } from '../../consent/consent-store';
import { isWithdrawable } from '../../consent/state';
import type { WithdrawalPayload } from '../../consent/withdrawal-writer';
import { rememberErased } from '../../contacts/erased-address-store';
import type { Database } from '../../database/database';
import { findEntries, readHead } from '../../ledger/ledger-store';
import { LedgerService } from '../../ledger/ledger-service';
import { openPayload } from '../../ledger/payload';
import type { ReplayParts } from './replay-service';
import * as store from './withdrawals-store';

/**
 * Takes over into restored data what the data in place still knows of withdrawals and objections since the backup, so that
 * nobody is mailed who has said no (Art. 7(3), 21(3) GDPR). It is taken as it is said: at worst too little is mailed. Answers how
 * many were taken over. Also takes over whose late deliveries are to be refused.
 */
export async function keepWithdrawals(
  running: Database,
  restored: Database,
  { vault, runtime }: Pick<ReplayParts, 'vault' | 'runtime'>,
): Promise<number> {
  const ledger = new LedgerService(restored, vault, runtime);
  let kept = 0;
  for await (const withdrawals of pages((after) => running.read((each) => store.listWithdrawals(each, after)))) {
    const keys = await vault.find([...new Set(withdrawals.map(({ subjectId }) => subjectId))]);
    await restored.write(async (transaction) => {
      for (const { id, tenantId, subjectId, at, ledgerSeq } of withdrawals) {
        const consent = await findConsent(transaction, tenantId, id);
        const key = keys.get(subjectId);
        if (!key || consent?.subjectId !== subjectId || !isWithdrawable(consent.state)) continue;
        const entry = (await running.read((each) => findEntries(each, tenantId, [ledgerSeq]))).get(ledgerSeq);
        const payload: WithdrawalPayload = (entry && openPayload<WithdrawalPayload>(entry, key)) ?? {
          ...{ v: 1, consentId: id, method: 'controller', actor: null, reason: null },
        };
        const owner = { keyId: subjectId, key };
        await recordEvent(transaction, ledger, { tenantId, consent, type: 'withdrawn', at, owner, payload });
        await deleteMembershipsOf(transaction, tenantId, id);
        kept++;
      }
    });
  }
  for await (const objections of pages((after) => running.read((each) => store.listObjections(each, after)))) {
    kept += await restored.write((transaction) => keepObjections(transaction, objections));
  }
  for await (const erased of pages((after) => running.read((each) => store.listErasedAddresses(each, after)))) {
    await restored.write((transaction) => keepErasedAddresses(transaction, erased));
  }
  return kept;
}

/** The backup may be from before the person came, so that carrying out the journal again could not note the address. */
async function keepErasedAddresses(
  transaction: Knex.Transaction,
  erased: readonly store.KnownErasedAddress[],
): Promise<void> {
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

async function* pages<T extends { readonly place: string }>(
  read: (after: string) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[], void> {
  for (let after = ''; ;) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.place;
  }
}
