import { useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { getForm } from '../../bridge/client';
import type { Finding } from '../../bridge/types';

interface SavingSelectors {
  isSavingPost(): boolean;
  isAutosavingPost(): boolean;
}

function useIsSaving(): boolean {
  return useSelect((select) => {
    const editor = select('core/editor') as SavingSelectors | undefined;
    return editor !== undefined && editor.isSavingPost() && !editor.isAutosavingPost();
  }, []);
}

/** What the bridge says about the registered form: asked when the editor opens and after each saving. */
export function useFindings(formKey: string): Finding[] {
  const isSaving = useIsSaving();
  const [findings, setFindings] = useState<Finding[]>([]);

  useEffect(() => {
    if (formKey === '' || isSaving) {
      return undefined;
    }
    let current = true;
    getForm(formKey)
      .then((form) => form.findings)
      // Not registered yet, or the bridge is away: nothing is known, and the consent block says why.
      .catch((): Finding[] => [])
      .then((found) => {
        if (current) {
          setFindings(found);
        }
      });
    return () => {
      current = false;
    };
  }, [formKey, isSaving]);

  return findings;
}
