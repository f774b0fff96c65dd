import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { flatten, useAllBlocks, type EditorBlock } from '../../editor/blocks';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
const randomLength = 12;
/** Bytes from here on are thrown again, so that each letter is as likely as any other. */
const limit = 256 - (256 % alphabet.length);

/** `f-` and 12 random letters and digits. */
export function newFormKey(): string {
  let random = '';
  while (random.length < randomLength) {
    const [byte = limit] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < limit) {
      random += alphabet.charAt(byte % alphabet.length);
    }
  }
  return `f-${random}`;
}

interface EditorSelectors {
  getCurrentPostAttribute(name: string): unknown;
  getEditorBlocks(): EditorBlock[];
}

/** True when this post's own block carries a key that the stored post does not know: it came from another post. */
function useIsForeign(clientId: string, formKey: string): boolean {
  return useSelect(
    (select) => {
      const editor = select('core/editor') as EditorSelectors | undefined;
      const stored = editor?.getCurrentPostAttribute('content');
      if (editor === undefined || typeof stored !== 'string' || formKey === '') {
        return false;
      }
      const isOwn = flatten(editor.getEditorBlocks()).some((block) => block.clientId === clientId);
      return isOwn && !stored.includes(formKey);
    },
    [clientId, formKey],
  );
}

/** Gives a new, a duplicated and a pasted form a key of its own. A key made in this editor is kept until it is saved. */
export function useFormKey(clientId: string, formKey: string, setFormKey: (formKey: string) => void): void {
  const forms = useAllBlocks().filter((block) => block.name === 'kundenmeister/form');
  const first = forms.find((block) => block.attributes['formKey'] === formKey);
  const isDuplicate = first !== undefined && first.clientId !== clientId;
  const isForeign = useIsForeign(clientId, formKey);
  const made = useRef('');
  const needsKey = formKey === '' || isDuplicate || (isForeign && made.current !== formKey);

  useEffect(() => {
    if (needsKey) {
      made.current = newFormKey();
      setFormKey(made.current);
    }
    // setFormKey is made anew on each render; whether a key is needed is what counts.
  }, [needsKey]);
}
