import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { checkForms } from '../bridge/client';
import {
  formCheckStore,
  type FormCheckActions,
  type FormChecks,
  type FormCheckSelectors,
} from '../editor/form-check-store';
import { askUntilAnswered } from './ask-until-answered';
import type { EditedForms } from './use-edited-forms';

/** Milliseconds: long enough for a pause while typing; and until an answer that did not come is asked for again. */
const wait = { pauseMs: 700, againMs: 15_000 };

interface SavingSelectors {
  isSavingPost(): boolean;
}

/** Has the forms checked when the editor opens, after each change, and after each saving. */
export function useFormChecks({ post, title, content }: EditedForms): FormChecks {
  const isSaving = useSelect((select) => (select('core/editor') as SavingSelectors).isSavingPost(), []);
  const { begin, know, giveUp } = useDispatch(formCheckStore) as unknown as FormCheckActions;
  const hasForms = content !== '';

  useEffect(() => {
    if (!hasForms || isSaving) {
      return undefined;
    }
    begin();
    return askUntilAnswered({
      ask: async () => {
        const { forms } = await checkForms({ post, title, content });
        return Object.keys(forms).length > 0 ? forms : null;
      },
      onAnswer: know,
      onMiss: giveUp,
      ...wait,
    });
  }, [post, title, content, hasForms, isSaving, begin, know, giveUp]);

  return useSelect((select) => (select(formCheckStore) as FormCheckSelectors).getChecks(), []);
}
