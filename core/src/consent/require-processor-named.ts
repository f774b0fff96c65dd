import { DomainError } from '../errors/domain-error';
import { processorSentence } from '../tenants/processor-statement';
import { namesProcessor } from './processor-naming';
import type { ConsentProfileInput } from './types';

/**
 * Rule 4 of the design: a stored declaration that does not name the processor is refused. Throws `field-invalid` with the
 * sentence to add, in the declaration's language.
 */
export function requireProcessorNamed({
  privacyDeclaration: declaration,
  locale,
}: Pick<ConsentProfileInput, 'privacyDeclaration' | 'locale'>): void {
  if (declaration?.mode !== 'text' || namesProcessor(declaration.text)) return;
  const params = { sentence: processorSentence[locale] };
  throw new DomainError('field-invalid', [
    { pointer: '/privacyDeclaration/text', code: 'processor-not-named', params },
  ]);
}
