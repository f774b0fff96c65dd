import Joi from 'joi';
import {
  consentEventTypes,
  purposes,
  withdrawalMethods,
  type ConsentEvent,
  type ConsentProof,
  type ConsentSummary,
} from '@kundenmeister/core';
import { consentVersion } from '../consent-profiles/schemas';
import { answeredTime, locale, named, oneOf, record, sha256 } from '../schemas/building-blocks';

const summaryProperties = {
  id: Joi.string(),
  email: Joi.string(),
  state: oneOf(consentEventTypes),
  formKey: Joi.string(),
  profileId: Joi.string(),
  versionId: Joi.string(),
  purpose: oneOf(purposes),
  description: Joi.string(),
  createdAt: answeredTime,
};

/** A consent as listed. */
export const consentSummary = named('ConsentSummary', record<ConsentSummary>(summaryProperties));

const event = named(
  'ConsentEvent',
  record<ConsentEvent>({
    type: oneOf(consentEventTypes),
    at: answeredTime,
    ledgerSeq: Joi.number().integer(),
    actor: Joi.string().allow(null),
    reason: Joi.string().allow(null),
    method: oneOf(withdrawalMethods).allow(null).description('Of a withdrawal: by which way it came.'),
    mailSentAt: answeredTime
      .allow(null)
      .description('Of a confirmation: when the mail with its link went to the mail server.'),
  }),
);

/** The whole proof of a consent (GDPR Art. 7(1)). */
export const consentProof = named(
  'ConsentProof',
  record<ConsentProof>({
    ...summaryProperties,
    events: Joi.array().items(event),
    version: consentVersion,
    intact: Joi.boolean(),
    ticked: Joi.boolean(),
    processor: record<ConsentProof['processor']>({ name: Joi.string() }),
    submission: record<ConsentProof['submission']>({
      id: Joi.string(),
      formTitle: Joi.string(),
      pageUrl: Joi.string(),
      locale,
      renderedAt: answeredTime,
      submittedAt: answeredTime,
      receivedAt: answeredTime,
      fields: Joi.object().pattern(/^.+$/, Joi.string().allow('')),
      fieldLabels: Joi.object().pattern(/^.+$/, Joi.string().allow('')),
    }),
    ledger: record<ConsentProof['ledger']>({ seq: Joi.number().integer(), hash: sha256 }),
  }),
);
