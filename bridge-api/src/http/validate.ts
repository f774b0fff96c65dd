import type Joi from 'joi';
import type { Localized } from '@kundenmeister/core';
import { ProblemError, type ProblemField } from '../problems/problem-error';
import type { ProblemFieldCode } from '../problems/field-catalogue';
import { controlFault, lineBreakFault } from '../schemas/characters';

/** Bodies mean what they say (`"true"` is no boolean); addresses hold only text, so numbers in them are read as such. */
const bodyOptions: Joi.ValidationOptions = { abortEarly: false, convert: false, errors: { render: false } };
const textOptions: Joi.ValidationOptions = { ...bodyOptions, convert: true };

/** Returns a body that fits the schema. Throws `validation-failed` with one entry per fault. */
export function validateBody(schema: Joi.Schema, value: unknown): unknown {
  return validated(schema.validate(value, bodyOptions), '');
}

/** The same for the query string or the path's parameters; `part` begins the pointers. */
export function validateText(schema: Joi.Schema, value: unknown, part: '/query' | '/params'): unknown {
  return validated(schema.validate(value, textOptions), part);
}

function validated(result: Joi.ValidationResult, prefix: string): unknown {
  if (!result.error) return result.value as unknown;
  throw new ProblemError('validation-failed', {
    fields: result.error.details.map((detail) => toField(detail, prefix)),
  });
}

const codes: Readonly<Record<string, ProblemFieldCode>> = {
  'any.required': 'required',
  'any.only': 'not-allowed',
  'any.unknown': 'unknown-property',
  'object.unknown': 'unknown-property',
  'string.empty': 'required',
  'string.max': 'too-long',
  'string.min': 'too-short',
  [lineBreakFault]: 'line-break',
  [controlFault]: 'control-character',
  'string.email': 'email-invalid',
  'string.uri': 'url-invalid',
  'string.uriCustomScheme': 'url-invalid',
  'string.isoDate': 'time-invalid',
  'number.min': 'too-small',
  'number.max': 'too-large',
  'array.min': 'too-few',
  'array.max': 'too-many',
  'array.unique': 'duplicate',
};

const typeNames: Readonly<Record<string, Localized>> = {
  string: { de: 'Text', en: 'text' },
  number: { de: 'eine Zahl', en: 'a number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  object: { de: 'ein Objekt', en: 'an object' },
};

function toField(detail: Joi.ValidationErrorItem, prefix: string): ProblemField {
  const pointer = prefix + detail.path.map((part) => `/${escapePointer(String(part))}`).join('');
  const [type = '', rule] = detail.type.split('.');
  const expected = typeNames[type];
  if ((rule === 'base' || rule === 'integer') && expected) {
    return { pointer, code: 'wrong-type', params: { expected } };
  }
  const limit: unknown = detail.context?.['limit'];
  return {
    pointer,
    code: codes[detail.type] ?? 'format-invalid',
    ...(typeof limit === 'number' && { params: { limit } }),
  };
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
