import { registerBlockType, type BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';

interface BlockParts<Attributes extends Record<string, unknown>> {
  edit: (props: BlockEditProps<Attributes>) => ReactNode;
  save: () => ReactNode;
}

/** Adds edit and save to a block; all else the server has told the editor from block.json, already translated. */
export function registerBlock<Attributes extends Record<string, unknown>>(
  name: string,
  parts: BlockParts<Attributes>,
): void {
  (registerBlockType as (name: string, parts: unknown) => unknown)(name, parts);
}
