import Joi from 'joi';
import type {
  AgreementAcceptance,
  Company,
  DataProtectionInput,
  DataProtectionSettings,
  processor,
  SubProcessor,
} from '@kundenmeister/core';
import { answeredTime, ignored, localized, named, orNull, record, text, webAddress } from '../schemas/building-blocks';

const days = Joi.number().integer();

const companyProperties = {
  name: text(200),
  address: text(1000),
  email: Joi.string().email({ tlds: false }).max(254),
  phone: text(100).optional(),
  website: webAddress.optional(),
  dataProtectionOfficer: text(1000).optional(),
};

const company = named('Company', record<Company>(companyProperties));

/** The controller's settings as PUT; the bridge itself notes when the agreement was accepted. */
export const dataProtectionInput = named(
  'DataProtectionInput',
  record<DataProtectionInput>({
    active: Joi.boolean(),
    company: record<Company>(companyProperties).allow(null),
    processorAgreement: record<NonNullable<DataProtectionInput['processorAgreement']> & { acceptedAt?: string }>({
      version: text(50),
      acceptedBy: text(200),
      acceptedAt: ignored(Joi.string()),
    }).allow(null),
    unconfirmedDays: days.min(1).max(30),
    keepProofDays: days.min(0).max(3650),
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

/** Who processes on the controller's behalf, and under which agreement. */
export const processorAnswer = named(
  'Processor',
  record<ReturnType<typeof processor>>({
    name: Joi.string(),
    statement: localized,
    subProcessors: Joi.array().items(subProcessor),
    agreement: record({ version: Joi.string(), text: localized }),
  }),
);
