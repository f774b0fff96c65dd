import type { KnownSubject } from '../contacts/subject-service';
import type { ConsentEventType } from '../consent/types';
import type { ChainPosition } from '../ledger/chain';
import type { StoredEntry } from '../ledger/ledger-store';
import { nextEntry } from '../ledger/payload';
import type { Runtime } from '../runtime/runtime';
import { processor } from '../tenants/processor';
import { seal } from '../vault/seal';
import { awaitingConfirmation } from './consent-check';
import type { FormContext } from './form-context-store';
import type { checkSubmission } from './submission-check';
import { truncatedIp } from './truncated-ip';
import type { SubmissionInput, SubmissionReceipt } from './types';

/** A submission that passed every rule, before it is known whose it is. */
export interface Accepted {
  readonly tenantId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly input: SubmissionInput;
  readonly context: FormContext;
  readonly recordIp: boolean;
  readonly checked: ReturnType<typeof checkSubmission>;
}

export interface ConsentRecord {
  readonly id: string;
  readonly profileId: string;
  readonly versionId: string;
  readonly groupId: string;
  readonly ticked: boolean;
  readonly event: ConsentEventType;
}

/** All rows of one submission, written together or not at all. */
export interface SubmissionRecord {
  readonly id: string;
  readonly accepted: Accepted;
  readonly subjectId: string;
  readonly receivedAt: Date;
  readonly entry: StoredEntry;
  readonly consents: readonly ConsentRecord[];
  readonly sealedClient: Buffer | null;
  readonly receipt: SubmissionReceipt;
}

/** What the ledger seals about a submission: the proof that Art. 7(1) GDPR asks for, whole and in one piece. */
export interface SubmissionProof {
  readonly v: 1;
  readonly formKey: string;
  readonly formTitle: string;
  readonly pageUrl: string;
  readonly locale: SubmissionInput['locale'];
  readonly method: 'checkbox';
  readonly fields: SubmissionInput['fields'];
  /** What each field was called on the page. */
  readonly fieldLabels: Readonly<Record<string, string>>;
  readonly consents: readonly (Omit<ConsentRecord, 'groupId'> & { readonly sha256: string })[];
  readonly renderedAt: string;
  readonly submittedAt: string;
  readonly receivedAt: string;
  readonly processor: { readonly name: string };
}

/** Who objected to mail (Art. 21 GDPR) agrees again only by the person's own click. */
export function confirmedByMail(accepted: Accepted): Accepted {
  const { checked } = accepted;
  return { ...accepted, checked: { ...checked, consents: awaitingConfirmation(checked.consents) } };
}

/** The submission's rows, with the ledger entry that follows `head`. */
export function submissionRecord(
  accepted: Accepted,
  subject: KnownSubject,
  head: ChainPosition,
  receivedAt: Date,
  runtime: Runtime,
): SubmissionRecord {
  const { tenantId } = accepted;
  const id = runtime.ids.next();
  const consents = accepted.checked.consents.map((consent): ConsentRecord => {
    return { ...consent, id: runtime.ids.next(), groupId: profileOf(accepted, consent.profileId).contactGroupId };
  });
  const entry = nextEntry(
    head,
    {
      tenantId,
      type: 'submission.recorded',
      ref: id,
      at: receivedAt,
      owner: { keyId: subject.id, key: subject.key },
      payload: proof(accepted, consents, receivedAt),
    },
    runtime.random,
  );
  const sealedClient = sealClient(accepted, subject, id, runtime);
  const receipt = receiptFor(id, consents, entry);
  return { id, accepted, subjectId: subject.id, receivedAt, entry, consents, sealedClient, receipt };
}

function proof(accepted: Accepted, consents: readonly ConsentRecord[], receivedAt: Date): SubmissionProof {
  const { input, context } = accepted;
  return {
    v: 1,
    formKey: input.formKey,
    formTitle: context.form.title,
    pageUrl: input.pageUrl,
    locale: input.locale,
    method: 'checkbox',
    fields: input.fields,
    fieldLabels: Object.fromEntries(context.form.fields.map(({ name, label }) => [name, label])),
    consents: consents.map(({ groupId: _, ...consent }) => {
      const version = profileOf(accepted, consent.profileId).versions.get(consent.versionId);
      return { ...consent, sha256: version?.sha256 ?? '' };
    }),
    renderedAt: input.shown.renderedAt.toISOString(),
    submittedAt: input.submittedAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    processor: { name: processor().name },
  };
}

/** Kept apart from the proof, since it has its own, shorter storage period; nothing at all unless the tenant asked for it. */
function sealClient(accepted: Accepted, subject: KnownSubject, row: string, { random }: Runtime): Buffer | null {
  const { tenantId, recordIp, input } = accepted;
  if (!recordIp) return null;
  const ip = input.client.ip === undefined ? undefined : truncatedIp(input.client.ip);
  const client = JSON.stringify({ ip, userAgent: input.client.userAgent });
  return seal(subject.key, client, { tenantId, table: 'submissions', row }, random);
}

function receiptFor(id: string, consents: readonly ConsentRecord[], entry: StoredEntry): SubmissionReceipt {
  return {
    submissionId: id,
    state: consents.some((consent) => consent.event === 'requested') ? 'pending-confirmation' : 'recorded',
    consents: consents.map((consent) => ({
      consentId: consent.id,
      profileId: consent.profileId,
      versionId: consent.versionId,
      state: consent.event,
    })),
    processor: { name: processor().name },
    ledger: { seq: entry.seq, hash: entry.hash },
  };
}

function profileOf(accepted: Accepted, profileId: string): FormContext['profiles'][number] {
  const profile = accepted.context.profiles.find((candidate) => candidate.id === profileId);
  if (!profile) throw new Error('A checked consent names a profile of its form.');
  return profile;
}
