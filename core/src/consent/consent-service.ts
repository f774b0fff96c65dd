import { emailIndex } from '../contacts/email-index';
import { addressOf } from '../contacts/subject-address';
import { findSubjectsById, type Subject } from '../contacts/subject-store';
import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import { normaliseEmail } from '../forms/email';
import type { SubmissionProof } from '../forms/submission-batch';
import type { LedgerService } from '../ledger/ledger-service';
import { findEntries, type StoredEntry } from '../ledger/ledger-store';
import { openPayload } from '../ledger/payload';
import type { Acting } from '../runtime/acting';
import { pageOf } from '../runtime/cursor';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import type { ConfirmationPayload } from './confirmation-service';
import * as store from './consent-store';
import { isIntact } from './proof-check';
import { isWithdrawable } from './state';
import type { ConsentEvent, ConsentFilter, ConsentProof, ConsentSummary } from './types';
import { findVersions, type StoredVersion } from './version-store';
import { openVersion } from './version-view';
import { withdrawConsents, type WithdrawalPayload } from './withdrawal-writer';

/** The recorded consents: finding one, proving it, withdrawing it. */
export class ConsentService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** Newest first. An address is looked up by its blind index; one that is no address finds nothing. */
  async search(tenantId: string, filter: ConsentFilter, page: PageRequest): Promise<Page<ConsentSummary>> {
    const { email, ...others } = filter;
    const index = email === undefined ? undefined : await this.indexOf(tenantId, email);
    if (email !== undefined && index === undefined) return { items: [], nextCursor: null };
    const filters = { ...others, ...(index !== undefined && { emailIndex: index }) };
    const { rows, subjects } = await this.database.read(async (connection) => {
      const rows = await store.searchConsents(connection, tenantId, filters, page);
      const ids = [...new Set(rows.map((row) => row.subjectId))];
      return { rows, subjects: await findSubjectsById(connection, tenantId, ids) };
    });
    const keys = await this.vault.find([...subjects.keys()]);
    const { items, nextCursor } = pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => row,
    );
    // Without its key a person is erased, whatever rows are left.
    const readable = items.filter((row) => keys.has(row.subjectId));
    return {
      items: readable.map((row) =>
        summary(row, subjects.get(row.subjectId) as Subject, keys.get(row.subjectId) as Buffer),
      ),
      nextCursor,
    };
  }

  /** The whole proof of one consent (Art. 7(1) GDPR). */
  async get(tenantId: string, id: string): Promise<ConsentProof> {
    const found = await this.database.read(async (connection) => {
      const row = await store.findConsent(connection, tenantId, id);
      if (!row) throw new DomainError('not-found');
      const events = await store.listEvents(connection, tenantId, id);
      const seqs = [row.submissionSeq, ...events.map((event) => event.ledgerSeq)];
      const entries = await findEntries(connection, tenantId, seqs);
      const subject = (await findSubjectsById(connection, tenantId, [row.subjectId])).get(row.subjectId);
      const version = (await findVersions(connection, tenantId, [row.versionId])).get(row.versionId);
      return { row, events, entries, subject, version };
    });
    const key = (await this.vault.find([found.row.subjectId])).get(found.row.subjectId);
    const entry = found.entries.get(found.row.submissionSeq);
    const proof = entry && openPayload<SubmissionProof>(entry, key);
    // Without its key a person is erased, whatever rows are left.
    if (!key || !found.subject || !proof) throw new DomainError('not-found');
    const { key: tenantKey } = await this.vault.tenant(tenantId);
    const version = found.version as StoredVersion;
    return {
      intact: isIntact({ ...found, version, key, sealed: proof }),
      ...summary(found.row, found.subject, key),
      events: found.events.map((event) => toEvent(event, found.entries, key)),
      version: openVersion(tenantId, version, tenantKey),
      ticked: found.row.ticked,
      processor: proof.processor,
      submission: toSubmission(found.row.submissionId, proof),
      ledger: { seq: entry.seq, hash: entry.hash },
    };
  }

  /**
   * As easy as giving it (Art. 7(3) GDPR), and harmless when done twice. Every other consent of the person under the same
   * profile ends with it. Throws `not-found` or `consent-not-withdrawable`.
   */
  async withdraw(acting: Acting, id: string, { reason }: { reason?: string }): Promise<ConsentProof> {
    const { tenantId } = acting;
    const at = this.runtime.clock.now();
    await this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const row = await store.findConsent(transaction, tenantId, id);
      if (!row) throw new DomainError('not-found');
      if (row.state === 'withdrawn') return;
      if (!isWithdrawable(row.state)) throw new DomainError('consent-not-withdrawable');
      const key = (await this.vault.find([row.subjectId])).get(row.subjectId);
      if (!key) throw new DomainError('not-found');
      await withdrawConsents(transaction, this.ledger, {
        tenantId,
        owner: { keyId: row.subjectId, key },
        profileId: row.profileId,
        at,
        method: 'controller',
        actor: acting.actor ?? null,
        reason: reason ?? null,
      });
    });
    return this.get(tenantId, id);
  }

  private async indexOf(tenantId: string, email: string): Promise<string | undefined> {
    const normalised = normaliseEmail(email);
    if (normalised === undefined) return undefined;
    return emailIndex((await this.vault.tenant(tenantId)).emailIndex, normalised);
  }
}

function summary(row: store.ConsentRow, subject: Subject, key: Buffer): ConsentSummary {
  return {
    id: row.id,
    email: addressOf(subject, key),
    state: row.state,
    formKey: row.formKey,
    profileId: row.profileId,
    versionId: row.versionId,
    purpose: row.purpose,
    description: row.description,
    createdAt: row.createdAt,
  };
}

/** Who did it and why, where the ledger says so: the person itself by its submission, or someone at the controller's. */
function toEvent(event: store.EventRow, entries: ReadonlyMap<number, StoredEntry>, key: Buffer): ConsentEvent {
  const entry = entries.get(event.ledgerSeq);
  const { type, at, ledgerSeq } = event;
  const shown = { type, at, ledgerSeq, actor: null, reason: null, method: null, mailSentAt: null };
  if (entry?.type === 'consent.withdrawn') {
    const { actor = null, reason = null, method = 'controller' } = openPayload<WithdrawalPayload>(entry, key) ?? {};
    return { ...shown, actor, reason, method };
  }
  if (entry?.type === 'consent.confirmed') {
    const sentAt = openPayload<ConfirmationPayload>(entry, key)?.mailSentAt;
    return { ...shown, mailSentAt: sentAt ? new Date(sentAt) : null };
  }
  return shown;
}

function toSubmission(id: string, proof: SubmissionProof): ConsentProof['submission'] {
  return {
    id,
    formTitle: proof.formTitle,
    pageUrl: proof.pageUrl,
    locale: proof.locale,
    renderedAt: new Date(proof.renderedAt),
    submittedAt: new Date(proof.submittedAt),
    receivedAt: new Date(proof.receivedAt),
    fields: proof.fields,
    fieldLabels: proof.fieldLabels,
  };
}
