import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { Newsletter } from './newsletter';

/** One visitor's submission, as a CMS keeps it in its outbox until it is acknowledged. */
export interface Submission {
  readonly idempotencyKey: string;
  readonly email: string;
  /** The first acknowledgement. */
  submissionId?: string;
}

/** An answer that arrived whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

/** A submission that nobody sent before. */
export function newSubmission(email = `${randomUUID()}@example.org`): Submission {
  return { idempotencyKey: randomUUID(), email };
}

/** Posts submissions over connections that are kept; `close` drops them. */
export interface Sender {
  /** Rejects when the connection ends before the whole answer is there. */
  readonly send: (url: string, submission: Submission) => Promise<Answer>;
  readonly close: () => void;
}

/** A CMS that sends for `newsletter`. */
export function sender({ key, submission: bodyFor }: Newsletter): Sender {
  const agent = new Agent({ keepAlive: true });
  return {
    send: (url, submission) =>
      new Promise((resolve, reject) => {
        const headers = {
          Authorization: `Bearer ${key}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': submission.idempotencyKey,
        };
        const open = request(`${url}/v1/submissions`, { method: 'POST', agent, headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('error', reject).on('end', () => {
            const { statusCode: status = 0, headers } = response;
            resolve({ status, headers, body: JSON.parse(text) as Answer['body'] });
          });
        });
        open.on('error', reject).end(bodyFor(submission.email));
      }),
    close: () => agent.destroy(),
  };
}

/** Notes an acknowledgement. Throws when the answer is none, or names another submission than an earlier one did. */
export function acknowledge(submission: Submission, { status, body }: Answer): void {
  if (status !== 201) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  const id = String(body['submissionId']);
  submission.submissionId ??= id;
  if (submission.submissionId !== id) throw new Error(`First acknowledged ${submission.submissionId}, then ${id}.`);
}
