/** What we use of @wordpress/editor and @wordpress/plugins; WordPress itself brings both at run time. */
declare module '@wordpress/editor' {
  import type { ComponentType, ReactNode } from 'react';

  interface PanelProps {
    title: string;
    initialOpen?: boolean;
    className?: string;
    icon?: ReactNode;
    children: ReactNode;
  }

  export const PluginPrePublishPanel: ComponentType<PanelProps>;
  export const PluginPostPublishPanel: ComponentType<PanelProps>;
}

declare module '@wordpress/plugins' {
  import type { ComponentType, JSX } from 'react';

  export function registerPlugin(name: string, settings: { icon: JSX.Element; render: ComponentType }): void;
}
