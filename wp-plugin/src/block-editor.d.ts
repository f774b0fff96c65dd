/** What we use of @wordpress/block-editor, which ships no types. */
declare module '@wordpress/block-editor' {
  import type { ComponentType, HTMLAttributes, ReactNode } from 'react';

  export interface PlainTextProps {
    value: string;
    onChange: (value: string) => void;
    placeholder?: string;
    'aria-label'?: string;
    className?: string;
  }

  type WrapperProps = HTMLAttributes<HTMLElement>;

  export const PlainText: ComponentType<PlainTextProps>;
  export const InspectorControls: ComponentType<{ children: ReactNode; group?: string }>;
  export function useBlockProps(props?: WrapperProps): WrapperProps;
  export const InnerBlocks: ComponentType & { Content: ComponentType };
  export function useInnerBlocksProps(
    props: WrapperProps,
    options: { allowedBlocks?: string[]; template?: unknown[]; templateLock?: false },
  ): WrapperProps;
}
