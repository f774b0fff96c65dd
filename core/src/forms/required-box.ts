import type { Purpose } from '../consent/types';
import type { FormKind } from './types';

/**
 * Whether a form cannot be sent without this box: only where the box's purpose is what the form is for. A newsletter
 * box on another form is always free to decline, since consent may not be bundled (GDPR Art. 7(4)).
 */
export function isRequired(kind: FormKind, purpose: Purpose): boolean {
  return kind === 'other' ? purpose !== 'newsletter' : purpose === kind;
}
