/** Stable codes of refusals: the last part of a problem's `type`. They only grow. */
export const errorCodes = [
  'not-found',
  'form-unknown',
  'form-not-compliant',
  'data-protection-inactive',
  'activation-incomplete',
  'consent-required',
  'consent-version-unknown',
  'field-unknown',
  'field-invalid',
  'idempotency-key-reused',
  'idempotency-key-in-flight',
  'profile-in-use',
  'contact-group-unknown',
  'precondition-failed',
  'agreement-outdated',
  'consent-not-withdrawable',
  'slug-taken',
  'key-invalid',
  'storage-unavailable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const fieldErrorCodes = [
  'required',
  'consent-required',
  'consent-version-unknown',
  'field-unknown',
  'email-invalid',
  'too-long',
  'not-a-choice',
  'line-break',
  'company-missing',
  'draft-unfinished',
  'agreement-missing',
  'agreement-outdated',
  'unknown',
  'time-in-future',
  'after-submission',
  'before-publication',
  'processor-not-named',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];
