import type { FieldError } from '../errors/domain-error';
import type { DataProtectionInput } from './types';

/**
 * What keeps settings from being saved. Activating needs who the controller is (GDPR Art. 13(1)(a)) and the present
 * agreement with the processor, accepted by a named person (Art. 28(3)). While inactive neither is needed, but what is
 * accepted must be the present agreement, or still be the one that was `accepted` before. Empty when nothing does.
 */
export function activationErrors(
  input: DataProtectionInput,
  currentAgreementVersion: string,
  accepted?: string,
): FieldError[] {
  const { active, company, processorAgreement: agreement } = input;
  if (active) return [...companyErrors(company), ...agreementErrors(agreement, currentAgreementVersion)];
  if (agreement === null || agreement.version === accepted) return [];
  return agreementErrors(agreement, currentAgreementVersion);
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
