import { DomainError, type FieldError } from '../errors/domain-error';
import type { ConsentProfileInput } from './types';

/**
 * Our proposal is published only once it is filled: consent is specific (Art. 4(11) GDPR) when it says who and what for.
 * Throws `field-invalid`.
 */
export function requireFilledProposal(
  { consentText, topic }: Pick<ConsentProfileInput, 'consentText' | 'topic'>,
  company: string | undefined,
): void {
  if (consentText.mode !== 'proposal') return;
  const missing: FieldError[] = [];
  if (isBlank(topic)) missing.push({ pointer: '/topic', code: 'required' });
  if (isBlank(company ?? '')) missing.push({ pointer: '/consentText/mode', code: 'company-missing' });
  if (missing.length > 0) throw new DomainError('field-invalid', missing);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
