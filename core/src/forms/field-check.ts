import type { FieldErrorCode } from '../errors/codes';
import type { FieldError } from '../errors/domain-error';
import { maxEmailLength, normaliseEmail } from './email';
import type { FieldType, FormField, SubmissionInput } from './types';

type Values = SubmissionInput['fields'];

/** In characters. A choice is as long as its options. */
const maxLengths: Readonly<Record<FieldType, number>> = {
  email: maxEmailLength,
  text: 500,
  textarea: 5000,
  choice: Infinity,
};

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/;

/** The JSON pointer (RFC 6901) of a submitted field. */
export function fieldPointer(name: string): string {
  return `/fields/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** One error for each submitted value that the form has no field for: it was never declared what it is used for. */
export function unknownFields(fields: readonly FormField[], values: Values): FieldError[] {
  const known = new Set(fields.map((field) => field.name));
  return Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ pointer: fieldPointer(name), code: 'field-unknown' }));
}

/** The first thing wrong with each field's value; an optional field may be empty or absent. */
export function invalidFields(fields: readonly FormField[], values: Values): FieldError[] {
  return fields.flatMap((field) => {
    const code = faultOf(field, submittedValue(values, field.name));
    if (code === undefined) return [];
    const limit = code === 'too-long' ? { limit: maxLengths[field.type] } : {};
    return [{ pointer: fieldPointer(field.name), code, params: { label: field.label, ...limit } }];
  });
}

/** A value by the field's name; never one inherited from the object's prototype. */
export function submittedValue(values: Values, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

function faultOf(field: FormField, value: string): FieldErrorCode | undefined {
  if (value.trim() === '') return field.required ? 'required' : undefined;
  if (field.type === 'choice') return field.options?.includes(value) ? undefined : 'not-a-choice';
  if ([...value].length > maxLengths[field.type]) return 'too-long';
  if (field.type !== 'textarea' && lineBreak.test(value)) return 'line-break';
  if (field.type === 'email' && normaliseEmail(value) === undefined) return 'email-invalid';
  return undefined;
}
