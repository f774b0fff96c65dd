import type { FieldError } from '../errors/domain-error';
import type { DataProtectionInput } from './types';

/**
 * What is still missing before a controller can be activated: who it is (GDPR Art. 13(1)(a)) and the present
 * agreement with the processor, accepted by a named person (Art. 28(3)). Empty when nothing is, and while inactive.
 */
export function activationErrors(input: DataProtectionInput, currentAgreementVersion: string): FieldError[] {
  if (!input.active) return [];
  return [...companyErrors(input.company), ...agreementErrors(input.processorAgreement, currentAgreementVersion)];
}

function companyErrors(company: DataProtectionInput['company']): FieldError[] {
  if (company === null) return [{ pointer: '/company', code: 'company-missing' }];
  return (['name', 'address', 'email'] as const)
    .filter((part) => company[part].trim() === '')
    .map((part) => ({ pointer: `/company/${part}`, code: 'company-missing' }));
}

function agreementErrors(agreement: DataProtectionInput['processorAgreement'], currentVersion: string): FieldError[] {
  const pointer = '/processorAgreement';
  if (agreement === null || agreement.acceptedBy.trim() === '') return [{ pointer, code: 'agreement-missing' }];
  return agreement.version === currentVersion ? [] : [{ pointer, code: 'agreement-outdated' }];
}
