import Joi from 'joi';
import {
  onLapseChoices,
  type AgreementAcceptance,
  type AgreementChanges,
  type AgreementOffer,
  type Company,
  type DataProtectionInput,
  type DataProtectionSettings,
  type Locale,
  type Processor,
  type ProvenAcceptance,
  type SubProcessor,
} from '@kundenmeister/core';
import {
  answeredTime,
  ignored,
  line,
  locale,
  localized,
  named,
  oneOf,
  orNull,
  record,
  sha256,
  text,
  webAddress,
} from '../schemas/building-blocks';
import { segments } from '../schemas/segments';

const days = Joi.number().integer();

const companyProperties = {
  name: line(200),
  address: text(1000),
  email: Joi.string().email({ tlds: false }).max(254),
  phone: line(100).optional(),
  website: webAddress.optional(),
  dataProtectionOfficer: text(1000).optional(),
  representative: text(1000).optional(),
  jointControllers: text(1000).optional(),
};

const company = named('Company', record<Company>(companyProperties));

/** The controller's settings as PUT; the bridge itself notes when the agreement was accepted. */
export const dataProtectionInput = named(
  'DataProtectionInput',
  record<DataProtectionInput>({
    active: Joi.boolean(),
    company: record<Company>(companyProperties).allow(null),
    processorAgreement: record<NonNullable<DataProtectionInput['processorAgreement']> & { acceptedAt?: string }>({
      version: line(50),
      acceptedBy: line(200),
      acceptedAt: ignored(Joi.string()),
    }).allow(null),
    unconfirmedDays: days.min(1).max(30),
    keepProofDays: days.min(0).max(3650),
    keepObjectionDays: days.min(0).max(3650).optional().description('Absent leaves it as it is.'),
    onLapse: oneOf(onLapseChoices)
      .optional()
      .description(
        'Whether contacts whose storage period lapsed are deleted, or only reported. Absent leaves it as it is.',
      ),
    recordIp: Joi.boolean(),
  }),
);

/** The controller's settings as answered. */
export const dataProtection = named(
  'DataProtection',
  record<DataProtectionSettings>({
    active: Joi.boolean(),
    company: orNull(company),
    processorAgreement: orNull(
      named(
        'AgreementAcceptance',
        record<AgreementAcceptance>({ version: Joi.string(), acceptedAt: answeredTime, acceptedBy: Joi.string() }),
      ),
    ),
    unconfirmedDays: days,
    keepProofDays: days,
    keepObjectionDays: days,
    onLapse: oneOf(onLapseChoices),
    recordIp: Joi.boolean(),
  }),
);

/** One of the processor's own processors (GDPR Art. 28(2) and (4)). */
export const subProcessor = named(
  'SubProcessor',
  record<SubProcessor>({
    name: Joi.string(),
    address: Joi.string().allow(''),
    task: Joi.string(),
    country: Joi.string().allow(''),
    agreementDate: Joi.string().allow(null).description('YYYY-MM-DD'),
  }),
);

const changedParagraphs = Joi.array().items(segments).description('The paragraphs in which something changed.');

/** Who processes on the controller's behalf, and under which agreement. */
export const processorAnswer = named(
  'Processor',
  record<Omit<Processor, 'agreement'> & { agreement: AgreementOffer }>({
    name: Joi.string(),
    country: Joi.string().description('ISO 3166-1 alpha-2'),
    statement: localized,
    subProcessors: Joi.array().items(subProcessor),
    agreement: record<AgreementOffer>({
      version: Joi.string(),
      text: localized,
      changes: orNull(
        record<AgreementChanges>({ since: Joi.string(), de: changedParagraphs, en: changedParagraphs }),
      ).description('Against the version accepted, else the version before; null when there was none.'),
    }),
  }),
);

/** Which agreement to download. */
export const agreementQuery = record<{ locale: Locale; version?: string }>({
  locale,
  version: line(50).optional().description('One that was in force; without it the one in force now.'),
});

/** An acceptance of the agreement, and the ledger's entry that proves it. */
export const provenAcceptance = named(
  'ProvenAcceptance',
  record<ProvenAcceptance>({
    version: Joi.string(),
    acceptedAt: answeredTime,
    acceptedBy: Joi.string(),
    ledger: record({ seq: Joi.number().integer(), hash: sha256 }),
  }),
);
