import { useSelect } from '@wordpress/data';

/** A block as the editor's store holds it. */
export interface EditorBlock {
  clientId: string;
  name: string;
  attributes: Record<string, unknown>;
  innerBlocks: EditorBlock[];
}

interface BlockEditorSelectors {
  getBlocks(rootClientId?: string): EditorBlock[];
  getBlockParentsByBlockName(clientId: string, blockName: string): string[];
}

function blockEditor(select: (store: string) => unknown): BlockEditorSelectors {
  return select('core/block-editor') as BlockEditorSelectors;
}

/** All blocks below, depth first, however deep. */
export function flatten(blocks: readonly EditorBlock[]): EditorBlock[] {
  return blocks.flatMap((block) => [block, ...flatten(block.innerBlocks)]);
}

/** Every block inside this block. */
export function useBlocksWithin(clientId: string): EditorBlock[] {
  const blocks = useSelect((select) => blockEditor(select).getBlocks(clientId), [clientId]);
  return flatten(blocks);
}

/** Every block of the form that this block stands in. */
export function useBlocksOfForm(clientId: string): EditorBlock[] {
  const blocks = useSelect(
    (select) => {
      const [form] = blockEditor(select).getBlockParentsByBlockName(clientId, 'kundenmeister/form');
      return form === undefined ? none : blockEditor(select).getBlocks(form);
    },
    [clientId],
  );
  return flatten(blocks);
}

/** Every block in the editor. */
export function useAllBlocks(): EditorBlock[] {
  const blocks = useSelect((select) => blockEditor(select).getBlocks(), []);
  return flatten(blocks);
}

const none: EditorBlock[] = [];
