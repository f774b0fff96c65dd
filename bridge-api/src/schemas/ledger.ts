import Joi from 'joi';
import type { ConsentComparison } from '@kundenmeister/core';
import { named, record } from './building-blocks';

/** Whether consents follow from a ledger whose chain holds. */
export const consentComparison = named(
  'ConsentComparison',
  record<ConsentComparison>({
    compared: Joi.number().integer().min(0).description('How many were found to fit.'),
    ok: Joi.boolean(),
    firstMismatch: record<NonNullable<ConsentComparison['firstMismatch']>>({
      consentId: Joi.string(),
      what: Joi.string().description('What of it does not follow from the ledger; the words only grow.'),
    }).optional(),
  }),
);
