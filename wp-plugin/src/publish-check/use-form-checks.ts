import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { checkForms } from '../bridge/client';
import {
  formCheckStore,
  type FormCheckActions,
  type FormChecks,
  type FormCheckSelectors,
} from '../editor/form-check-store';
import type { EditedForms } from './use-edited-forms';

/** Long enough for a pause while typing. */
const pauseMs = 700;

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
    let current = true;
    begin();
    const timer = setTimeout(() => {
      checkForms({ post, title, content })
        .then(({ forms }) => current && (Object.keys(forms).length > 0 ? know(forms) : giveUp()))
        .catch(() => current && giveUp());
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [post, title, content, hasForms, isSaving, begin, know, giveUp]);

  return useSelect((select) => (select(formCheckStore) as FormCheckSelectors).getChecks(), []);
}
