import { serialize } from '@wordpress/blocks';
import { useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { flatten, type EditorBlock } from '../editor/blocks';
import type { EditedForm } from './blocking';

interface EditorSelectors {
  getEditorBlocks(): EditorBlock[];
  getEditedPostAttribute(name: string): unknown;
  getCurrentPostId(): number | string | null;
}

export interface EditedForms {
  /** Id of the post; 0 for none, as in the site editor, where templates have names instead. */
  post: number;
  title: string;
  forms: EditedForm[];
  /** The forms as the post would be saved with them. */
  content: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The forms that the post itself defines, as they are in the editor now; those of patterns are checked in theirs. */
export function useEditedForms(): EditedForms {
  const { blocks, title, id } = useSelect((select) => {
    const editor = select('core/editor') as EditorSelectors;
    return {
      blocks: editor.getEditorBlocks(),
      title: text(editor.getEditedPostAttribute('title')),
      id: editor.getCurrentPostId(),
    };
  }, []);
  const found = useMemo(() => flatten(blocks).filter(({ name }) => name === 'kundenmeister/form'), [blocks]);
  const content = useMemo(() => (found.length === 0 ? '' : (serialize as (blocks: unknown) => string)(found)), [found]);
  return {
    post: typeof id === 'number' ? id : 0,
    title,
    forms: found.map(({ clientId, attributes }) => ({
      clientId,
      formKey: text(attributes['formKey']),
      title: text(attributes['title']) || title,
    })),
    content,
  };
}
