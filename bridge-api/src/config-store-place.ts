import { describeS3, isAddress, parseS3Address } from '@kundenmeister/core';
import Joi from 'joi';
import { resolve } from 'node:path';

const form: Joi.CustomValidator<string> = (value, helpers) =>
  isAddress(value) && !parseS3Address(value) ? helpers.error('storePlace') : value;

/** Where files may be kept: a directory, or `s3://BUCKET/FOLDER`. */
export const storePlace = Joi.string().custom(form).messages({
  storePlace: '{{#label}} must be a directory or s3://BUCKET/FOLDER, without keys in it',
  samePlace: '{{#label}} must not be the same place as {{#other}}',
});

/** Refuses the place that the variable `other` names, however it is written. `other` comes first in the schema. */
export function isApartFrom(other: string): Joi.CustomValidator<string> {
  return (value, helpers) => {
    const [given] = helpers.state.ancestors as readonly Record<string, unknown>[];
    const there = given?.[other];
    return typeof there === 'string' && inOneForm(there) === inOneForm(value)
      ? helpers.error('samePlace', { other })
      : value;
  };
}

function inOneForm(place: string): string {
  const address = parseS3Address(place);
  return address ? describeS3(address) : resolve(place);
}
