import { DomainError } from '../errors/domain-error';
import { type ConsentDecision, decidedConsents, type FormBox } from './consent-check';
import { normaliseEmail } from './email';
import { fieldPointer, invalidFields, submittedValue, unknownFields } from './field-check';
import { impossibleTimes } from './submission-times';
import type { FormField, FormKind, SubmissionInput } from './types';

/** A registered form as it stands when a submission arrives. */
export interface ReceivingForm {
  readonly kind: FormKind;
  readonly fields: readonly FormField[];
  /** Whether the controller has activated data protection. */
  readonly active: boolean;
  /** Whether no finding blocks the form. */
  readonly compliant: boolean;
  readonly boxes: readonly FormBox[];
}

export interface AcceptedSubmission {
  /** Normalised: the person under whom everything is kept. */
  readonly email: string;
  readonly consents: readonly ConsentDecision[];
}

/**
 * Decides whether a submission may be kept at all. The order is that of the duties: without activation nothing is
 * taken, without a sound form neither, and without consent no field is even looked at.
 * @throws DomainError `data-protection-inactive`, `form-not-compliant`, `consent-required`, `consent-version-unknown`,
 *   `field-unknown` or `field-invalid`, the latter with every field that is wrong, or every time that cannot be true.
 */
export function checkSubmission(form: ReceivingForm, input: SubmissionInput, receivedAt: Date): AcceptedSubmission {
  if (!form.active) throw new DomainError('data-protection-inactive');
  if (!form.compliant) throw new DomainError('form-not-compliant');
  const consents = decidedConsents(form.boxes, input.consents);
  const unknown = unknownFields(form.fields, input.fields);
  if (unknown.length > 0) throw new DomainError('field-unknown', unknown);
  const invalid = invalidFields(form.fields, input.fields);
  if (invalid.length > 0) throw new DomainError('field-invalid', invalid);
  const { submittedAt, shown } = input;
  const publishedAt = consents.flatMap(({ profileId, versionId }) => publicationOf(form.boxes, profileId, versionId));
  const impossible = impossibleTimes({ renderedAt: shown.renderedAt, submittedAt, receivedAt, publishedAt });
  if (impossible.length > 0) throw new DomainError('field-invalid', impossible);
  return { email: emailOf(input), consents };
}

function publicationOf(boxes: readonly FormBox[], profileId: string, versionId: string): Date[] {
  const version = boxes.find((box) => box.profileId === profileId)?.versions.get(versionId);
  return version ? [version.publishedAt] : [];
}

function emailOf(input: SubmissionInput): string {
  const email = normaliseEmail(submittedValue(input.fields, 'email'));
  if (email === undefined)
    throw new DomainError('field-invalid', [{ pointer: fieldPointer('email'), code: 'required' }]);
  return email;
}
