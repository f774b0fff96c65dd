import Joi from 'joi';
import { problemFieldCodes } from '../problems/field-catalogue';
import { named, oneOf, record } from './building-blocks';

/** `application/problem+json` (RFC 9457). */
export const problem = named(
  'Problem',
  record({
    type: Joi.string().uri().description('Ends in the stable code of the refusal.'),
    title: Joi.string(),
    status: Joi.number().integer(),
    detail: Joi.string(),
    errors: Joi.array()
      .items(
        record({
          pointer: Joi.string().allow('').description('JSON pointer (RFC 6901) to the value.'),
          code: oneOf(problemFieldCodes),
          message: Joi.string(),
        }),
      )
      .optional(),
    current: Joi.object()
      .unknown()
      .optional()
      .description('The record as it is now, when someone else has changed it in the meantime.'),
  }),
);
