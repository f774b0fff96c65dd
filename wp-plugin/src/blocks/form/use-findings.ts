import { useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { getForm } from '../../bridge/client';
import type { Finding } from '../../bridge/types';

interface SavingSelectors {
  isSavingPost(): boolean;
  isAutosavingPost(): boolean;
  isCurrentPostPublished(): boolean;
  getCurrentPostId(): number | string | null;
}

/** The post that is edited; 0 for none, as in the site editor, where templates have names instead. */
function usePostId(): number {
  return useSelect((select) => {
    const id = (select('core/editor') as SavingSelectors | undefined)?.getCurrentPostId();
    return typeof id === 'number' ? id : 0;
  }, []);
}

/** True when the stored post is published and not just being saved: only then the bridge knows its form. */
function useIsRegistered(): boolean {
  return useSelect((select) => {
    const editor = select('core/editor') as SavingSelectors | undefined;
    const isSaving = editor !== undefined && editor.isSavingPost() && !editor.isAutosavingPost();
    return editor !== undefined && editor.isCurrentPostPublished() && !isSaving;
  }, []);
}

/** What the bridge says about the registered form: asked when the editor opens and after each saving of a published post. */
export function useFindings(formKey: string): Finding[] {
  const isRegistered = useIsRegistered();
  const postId = usePostId();
  const [findings, setFindings] = useState<Finding[]>([]);

  useEffect(() => {
    if (formKey === '' || !isRegistered) {
      return undefined;
    }
    let current = true;
    void getForm(formKey, postId)
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
  }, [formKey, isRegistered, postId]);

  return findings;
}
