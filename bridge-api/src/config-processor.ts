import Joi from 'joi';
import type { ProcessorParticulars } from '@kundenmeister/core';

const text = Joi.string().trim().max(2000);

/** What the environment may say of the processor, for its record (Art. 30(2) GDPR). */
export const processorVariables = {
  PROCESSOR_ADDRESS: text,
  PROCESSOR_EMAIL: Joi.string().max(320).email({ tlds: false }),
  PROCESSOR_PHONE: text,
  PROCESSOR_WEBSITE: Joi.string().uri({ scheme: ['http', 'https'] }),
  PROCESSOR_DPO: text,
  PROCESSOR_REPRESENTATIVE: text,
  PROCESSOR_SAFEGUARDS: text,
};

export type ProcessorEnvironment = { readonly [Name in keyof typeof processorVariables]?: string };

export function processorParticulars(env: ProcessorEnvironment): ProcessorParticulars {
  const named = {
    address: env.PROCESSOR_ADDRESS,
    email: env.PROCESSOR_EMAIL,
    phone: env.PROCESSOR_PHONE,
    website: env.PROCESSOR_WEBSITE,
    dataProtectionOfficer: env.PROCESSOR_DPO,
    representative: env.PROCESSOR_REPRESENTATIVE,
    safeguards: env.PROCESSOR_SAFEGUARDS,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
