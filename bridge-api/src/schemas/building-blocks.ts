import Joi from 'joi';
import { locales } from '@kundenmeister/core';
import { refuseControl, refuseMoreLines } from './characters';

/** An object with exactly these properties; each is required unless declared `.optional()`. */
export function record<T extends object>(properties: {
  readonly [K in keyof Required<T>]: Joi.Schema;
}): Joi.ObjectSchema<T> {
  const entries = Object.entries<Joi.Schema>(properties).map(
    ([name, schema]) => [name, schema.$_getFlag('presence') === 'optional' ? schema : schema.required()] as const,
  );
  return Joi.object<T>(Object.fromEntries(entries) as Joi.PartialSchemaMap<T>);
}

/** Gives a schema the name under which the OpenAPI document refers to it. */
export function named<S extends Joi.Schema>(name: string, schema: S): S {
  return schema.meta({ name }) as S;
}

/** Either the schema or null; for answers, as a fault inside loses its pointer. */
export function orNull(schema: Joi.Schema): Joi.Schema {
  return Joi.alternatives(schema, Joi.valid(null));
}

/** The schema, or null. A fault inside keeps its pointer. */
export function nullOr(schema: Joi.Schema): Joi.Schema {
  return Joi.alternatives().conditional(Joi.valid(null).required(), { then: Joi.valid(null), otherwise: schema });
}

/** One of two shapes of an object, told apart by one property's value. */
export function eitherBy(property: string, value: string, then: Joi.Schema, otherwise: Joi.Schema): Joi.Schema {
  return Joi.alternatives().conditional(Joi.object({ [property]: Joi.valid(value).required() }).unknown(), {
    then,
    otherwise,
  });
}

/** A property of the answer that may be sent back; it changes nothing. */
export function ignored(schema: Joi.Schema): Joi.Schema {
  return schema.allow(null).optional().strip().meta({ readOnly: true });
}

const visible = /[^\s\p{C}]/u;

/** Text of 1 to `max` UTF-16 units that shows something, with line breaks but without control characters. */
export function text(max: number): Joi.StringSchema {
  return something(max).custom(refuseControl);
}

/** The same of 0 to `max` UTF-16 units. */
export function textOrEmpty(max: number): Joi.StringSchema {
  return Joi.string().allow('').max(max).custom(refuseControl);
}

/** One line of 1 to `max` UTF-16 units that shows something, without control characters. */
export function line(max: number): Joi.StringSchema {
  return something(max).custom(refuseMoreLines);
}

/** The same of 0 to `max` UTF-16 units. */
export function lineOrEmpty(max: number): Joi.StringSchema {
  return Joi.string().allow('').max(max).custom(refuseMoreLines);
}

function something(max: number): Joi.StringSchema {
  return Joi.string()
    .min(1)
    .max(max)
    .custom((value: string, helpers) => (visible.test(value) ? value : helpers.error('string.empty')));
}

/** One of a list of words. */
export function oneOf(words: readonly string[]): Joi.StringSchema {
  return Joi.string().valid(...words);
}

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/** Date.parse takes the 30th of February for the 2nd of March. */
function isCalendarDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** An instant as RFC 3339 text, with `Z` or an offset. */
export const time = Joi.string()
  .custom((value: string, helpers) =>
    rfc3339.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
      ? value
      : helpers.error('string.isoDate'),
  )
  .meta({ format: 'date-time' });

/** A calendar day, YYYY-MM-DD. */
export const day = Joi.string()
  .pattern(/^\d{4}-\d\d-\d\d$/)
  .custom((value: string, helpers) => (isCalendarDay(value) ? value : helpers.error('string.pattern.base')));

/** An instant in an answer: a Date there becomes RFC 3339 text in UTC. */
export const answeredTime = Joi.string().isoDate();

/** An opaque id of ours. */
export const id = line(64);

/** The key by which a CMS names its form. */
export const formKey = Joi.string()
  .pattern(/^[A-Za-z0-9][A-Za-z0-9._:~-]{0,63}$/)
  .min(1)
  .max(64);

/** A web address with a scheme that a browser opens. */
export const webAddress = Joi.string()
  .uri({ scheme: ['http', 'https'] })
  .max(2000);

/** SHA-256 in lower-case hex. */
export const sha256 = Joi.string().pattern(/^[0-9a-f]{64}$/);

/** A language of texts and messages. */
export const locale = oneOf(locales);

/** The same text in each language. */
export const localized = record<Record<(typeof locales)[number], string>>({ de: Joi.string(), en: Joi.string() });

/** A page of a list. */
export function page(item: Joi.Schema): Joi.ObjectSchema {
  return record({
    items: Joi.array().items(item),
    nextCursor: Joi.string().allow(null).description('Send as `cursor` for the next page; null on the last.'),
  });
}
