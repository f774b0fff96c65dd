import Joi from 'joi';
import type { Locale, SubmissionReceipt } from '@kundenmeister/core';
import { formKey, id, locale, named, oneOf, record, sha256, time, webAddress } from '../schemas/building-blocks';
import { consentEventTypes } from '@kundenmeister/core';

/** A submission as a CMS sends it: times are still text. */
export interface SubmissionBody {
  readonly formKey: string;
  readonly submittedAt: string;
  readonly locale: Locale;
  readonly pageUrl: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly consents: readonly { readonly profileId: string; readonly versionId: string; readonly ticked: boolean }[];
  readonly shown: { readonly renderedAt: string };
  readonly client: { readonly ip?: string; readonly userAgent?: string };
}

/** What a visitor sent, and what he was shown. */
export const submissionInput = named(
  'SubmissionInput',
  record<SubmissionBody>({
    formKey,
    submittedAt: time,
    locale,
    pageUrl: webAddress,
    fields: Joi.object().pattern(/^.{1,100}$/, Joi.string().allow('')),
    consents: Joi.array()
      .items(
        record<SubmissionBody['consents'][number]>({
          profileId: id,
          versionId: id,
          ticked: Joi.boolean().description("Exactly the box's own state: only true is a tick."),
        }),
      )
      .unique('profileId')
      .max(50),
    shown: record<SubmissionBody['shown']>({ renderedAt: time }),
    client: record<SubmissionBody['client']>({
      ip: Joi.string().ip({ cidr: 'forbidden' }).optional(),
      userAgent: Joi.string().allow('').max(1000).optional(),
    }),
  }),
);

/** What was recorded, as proof for the CMS. */
export const submissionReceipt = named(
  'SubmissionReceipt',
  record<SubmissionReceipt>({
    submissionId: Joi.string(),
    state: oneOf(['pending-confirmation', 'recorded']),
    consents: Joi.array().items(
      record<SubmissionReceipt['consents'][number]>({
        consentId: Joi.string(),
        profileId: Joi.string(),
        versionId: Joi.string(),
        state: oneOf(consentEventTypes),
      }),
    ),
    processor: record<SubmissionReceipt['processor']>({ name: Joi.string() }),
    ledger: record<SubmissionReceipt['ledger']>({ seq: Joi.number().integer(), hash: sha256 }),
  }),
);
