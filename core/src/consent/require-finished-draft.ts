import { DomainError } from '../errors/domain-error';
import { draftMarks } from './declaration-draft-marks';
import type { ConsentProfileInput } from './types';

/**
 * A drafted declaration is shown to visitors only once someone has read it: what it leaves to be filled in is gone, and the
 * remark that it is a draft. Throws `field-invalid`.
 */
export function requireFinishedDraft({ privacyDeclaration }: Pick<ConsentProfileInput, 'privacyDeclaration'>): void {
  if (privacyDeclaration?.mode !== 'text' || !draftMarks.test(privacyDeclaration.text)) return;
  throw new DomainError('field-invalid', [{ pointer: '/privacyDeclaration/text', code: 'draft-unfinished' }]);
}
