import type { Core, SubmissionInput } from '@kundenmeister/core';
import { tenantRoute, type Reply, type Route, type TenantContext } from '../http/route';
import type { Metrics } from '../metrics/metrics';
import { ProblemError } from '../problems/problem-error';
import { refusalOf } from '../problems/problem';
import { submissionInput, submissionReceipt, type SubmissionBody } from './schemas';

/** The one route that takes visitors' data: the busiest, so its key check is left to the commit. */
export function submissionRoutes(core: Core, metrics: Metrics): Route[] {
  return [
    tenantRoute<unknown, unknown, SubmissionBody>({
      method: 'post',
      path: '/v1/submissions',
      summary: 'Record a submission with the proof of its consents; answered after the durable commit',
      access: { scopes: ['submit'], keyCheck: 'committed' },
      body: submissionInput,
      headers: {
        'idempotency-key': {
          description:
            '8–128 visible ASCII characters, kept for 30 days: the same again is answered again, not recorded again.',
          required: true,
        },
      },
      responses: {
        201: {
          description: 'Recorded',
          schema: submissionReceipt,
          headers: { 'Idempotent-Replayed': '`true` when this is the first answer again.' },
        },
      },
      problems: [
        'idempotency-key-missing',
        'idempotency-key-invalid',
        'idempotency-key-reused',
        'idempotency-key-in-flight',
        'person-erased',
        'form-unknown',
        'form-not-compliant',
        'data-protection-inactive',
        'consent-required',
        'consent-version-unknown',
        'field-unknown',
        'field-invalid',
        'key-invalid',
      ],
      handler: (context) => counted(metrics, () => record(core, context)),
    }),
  ];
}

async function record(core: Core, context: TenantContext<unknown, unknown, SubmissionBody>): Promise<RecordedReply> {
  const { receipt, replayed, head } = await core.submissions.record({
    key: context.principal,
    idempotencyKey: idempotencyKey(context.header('idempotency-key')),
    requestHash: context.bodyHash,
    input: toInput(context.body),
  });
  return {
    status: 201,
    body: receipt,
    head,
    ...(replayed && { headers: { 'Idempotent-Replayed': 'true' } }),
    outcome: replayed ? 'replayed' : receipt.state,
  };
}

type RecordedReply = Reply & { readonly outcome: string };

async function counted({ submissions }: Metrics, work: () => Promise<RecordedReply>): Promise<Reply> {
  try {
    const { outcome, ...reply } = await work();
    submissions.inc({ outcome });
    return reply;
  } catch (error) {
    submissions.inc({ outcome: refusalOf(error).code });
    throw error;
  }
}

function idempotencyKey(header: string | undefined): string {
  if (header === undefined || header === '') throw new ProblemError('idempotency-key-missing');
  if (!/^[\x21-\x7e]{8,128}$/.test(header)) throw new ProblemError('idempotency-key-invalid');
  return header;
}

function toInput(body: SubmissionBody): SubmissionInput {
  return {
    ...body,
    submittedAt: new Date(body.submittedAt),
    shown: { renderedAt: new Date(body.shown.renderedAt) },
  };
}
