import { __ } from '@wordpress/i18n';

/** One refused member of a request, as the bridge names it. */
export interface FieldProblem {
  /** JSON pointer into the body, for example `/company/email`. */
  pointer: string;
  code: string;
  message: string;
}

/** Why a request failed, in words for people. */
export interface Problem {
  code: string;
  message: string;
  /** HTTP status; 0 when no answer came. */
  status: number;
  fields: FieldProblem[];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.map(record).map((entry) => ({
    pointer: text(entry['pointer']),
    code: text(entry['code']),
    message: text(entry['message']),
  }));
}

/** WordPress names refused parameters by their name alone. */
function parameterProblems(value: unknown): FieldProblem[] {
  return Object.entries(record(value)).map(([name, message]) => ({
    pointer: `/${name}`,
    code: 'invalid',
    message: String(message),
  }));
}

/** Reads whatever api-fetch threw: a WordPress error around the bridge's RFC 9457 problem, or a network failure. */
export function toProblem(thrown: unknown): Problem {
  const error = record(thrown);
  const data = record(error['data']);
  const problem = record(data['problem']);
  const message = error['code'] === 'kmdp_key_refused' ? error['message'] : (problem['detail'] ?? error['message']);
  return {
    code: text(error['code']) || 'unknown',
    message:
      typeof message === 'string' && message !== ''
        ? message
        : __('Something went wrong. Please try again.', 'kundenmeister-data-protection'),
    status: typeof data['status'] === 'number' ? data['status'] : 0,
    fields: [...fieldProblems(problem['errors']), ...parameterProblems(data['params'])],
  };
}

/** The message for one member of the body, or undefined when that member was accepted. */
export function messageAt(problem: Problem | null, pointer: string): string | undefined {
  return problem?.fields.find((field) => field.pointer === pointer)?.message;
}
