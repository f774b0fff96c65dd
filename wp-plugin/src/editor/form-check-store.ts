import { createReduxStore, register } from '@wordpress/data';
import type { FormVerdict } from '../bridge/site-types';
import type { Finding } from '../bridge/types';

/** Name of the store; where it is missing, as in the widgets' editor, nothing is checked while editing. */
export const formCheckStore = 'kundenmeister/form-check';

/** What is known of the forms in the editor as they are now. */
export interface FormChecks {
  /** `checking` from a change until its answer; `unknown` when no answer came. */
  status: 'checking' | 'known' | 'unknown';
  verdicts: Record<string, FormVerdict>;
}

export interface FormCheckSelectors {
  getChecks(): FormChecks;
  getFindings(formKey: string): Finding[];
}

export interface FormCheckActions {
  begin: () => void;
  know: (verdicts: Record<string, FormVerdict>) => void;
  giveUp: () => void;
}

type Action = { type: 'BEGIN' } | { type: 'GIVE_UP' } | { type: 'KNOW'; verdicts: FormChecks['verdicts'] };

const nothing: Finding[] = [];
const start: FormChecks = { status: 'known', verdicts: {} };

/** What was known stays until the next answer, so that nothing flickers while one types. */
export function reduce(state: FormChecks = start, action: Action | { type: string }): FormChecks {
  const { type } = action;
  if (type === 'BEGIN') {
    return { ...state, status: 'checking' };
  }
  if (type === 'GIVE_UP') {
    return { ...state, status: 'unknown' };
  }
  return 'verdicts' in action ? { status: 'known', verdicts: action.verdicts } : state;
}

/** Makes the store; once per page. */
export function registerFormCheckStore(): void {
  register(
    createReduxStore(formCheckStore, {
      reducer: reduce,
      actions: {
        begin: () => ({ type: 'BEGIN' }),
        know: (verdicts: FormChecks['verdicts']) => ({ type: 'KNOW', verdicts }),
        giveUp: () => ({ type: 'GIVE_UP' }),
      },
      selectors: {
        getChecks: (state: FormChecks) => state,
        getFindings: (state: FormChecks, formKey: string) => state.verdicts[formKey]?.findings ?? nothing,
      },
    }),
  );
}
