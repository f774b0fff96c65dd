import type { DomainError } from '../errors/domain-error';
import type { FieldFaultCode, HostedEntry, HostedFault } from './hosted-form';
import { fieldPointer, invalidFields, unknownFields } from './field-check';
import type { RenderToken } from './render-token';
import type { FormField, SubmissionInput } from './types';

/**
 * What may be sent on: one kind of line end, no control characters, no blanks around, and optional fields left empty
 * are left out. A choice stays to the letter, as it has to be one of the form's own.
 */
export function tidyFields(fields: readonly FormField[], sent: HostedEntry['fields']): Record<string, string> {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  const tidied = Object.entries(sent).map(([name, value]) => [
    name,
    types.get(name) === 'choice' ? value : tidy(value),
  ]);
  return Object.fromEntries(tidied.filter(([, value]) => value !== '')) as Record<string, string>;
}

const otherControls = /[^\P{Cc}\t\n]/gu;

function tidy(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(otherControls, '').trim();
}

/**
 * The decision at each box that was shown. Consent is an active act (Art. 4(11) GDPR): only the box's own value, which is that
 * of the text shown, counts; `on`, `1` or another version's value is none.
 */
export function decisions(token: RenderToken, sent: HostedEntry['consents']): SubmissionInput['consents'] {
  return token.boxes.map(({ profileId, versionId }) => {
    const ticked = Object.hasOwn(sent, profileId) && sent[profileId] === versionId;
    return { profileId, versionId, ticked };
  });
}

/** Everything a person has to mend, in the order of the page: fields first, then boxes. */
export function entryFaults(
  fields: readonly FormField[],
  values: SubmissionInput['fields'],
  token: RenderToken,
  consents: SubmissionInput['consents'],
): HostedFault[] {
  if (unknownFields(fields, values).length > 0) return [{ at: 'form', code: 'form-changed' }];
  const required = new Set(token.boxes.filter((box) => box.required).map((box) => box.profileId));
  const lacking = consents.filter(({ profileId, ticked }) => required.has(profileId) && !ticked);
  return [
    ...fieldFaults(fields, invalidFields(fields, values)),
    ...lacking.map(({ profileId }): HostedFault => ({ at: 'box', profileId, code: 'consent-required' })),
  ];
}

/** The refusal of the rules that hold under the tenant's lock, at the field or box that it concerns. */
export function refusalFaults(
  refusal: DomainError,
  fields: readonly FormField[],
  consents: SubmissionInput['consents'],
): HostedFault[] {
  if (refusal.code === 'storage-unavailable') return [{ at: 'form', code: 'not-kept' }];
  if (refusal.code === 'field-invalid') return fieldFaults(fields, refusal.fields);
  const lacking = refusal.fields.map(({ pointer }) => {
    const index = /^\/consents\/(\d+)\/ticked$/.exec(pointer)?.[1];
    return index === undefined ? undefined : consents[Number(index)]?.profileId;
  });
  // A box that was not on the page when it was rendered: the person has to see it first.
  if (refusal.code !== 'consent-required' || lacking.includes(undefined)) return [{ at: 'form', code: 'form-changed' }];
  return lacking.flatMap((profileId): HostedFault[] =>
    profileId === undefined ? [] : [{ at: 'box', profileId, code: 'consent-required' }],
  );
}

function fieldFaults(fields: readonly FormField[], errors: DomainError['fields']): HostedFault[] {
  const names = new Map(fields.map(({ name }) => [fieldPointer(name), name]));
  return errors.map(({ pointer, code, params }): HostedFault => {
    const name = names.get(pointer);
    if (name === undefined) return { at: 'form', code: 'form-changed' };
    const max = params?.['limit'];
    return { at: 'field', name, code: faultCode(code), ...(typeof max === 'number' && { max }) };
  });
}

const told: ReadonlySet<string> = new Set(['required', 'email-invalid', 'too-long', 'not-a-choice', 'line-break']);

function faultCode(code: string): FieldFaultCode {
  return told.has(code) ? (code as FieldFaultCode) : 'field-invalid';
}
