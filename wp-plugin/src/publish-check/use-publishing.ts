import { useSelect } from '@wordpress/data';

interface EditorSelectors {
  isCurrentPostPublished(): boolean;
  isPublishSidebarOpened(): boolean;
  isPublishSidebarEnabled(): boolean;
}

export interface Publishing {
  isPublished: boolean;
  /** The panel in which WordPress asks once more before publishing. */
  isPanelOpen: boolean;
  /** Authors may have switched that panel off. */
  hasPanel: boolean;
}

export function usePublishing(): Publishing {
  return useSelect((select) => {
    const editor = select('core/editor') as EditorSelectors;
    return {
      isPublished: editor.isCurrentPostPublished(),
      isPanelOpen: editor.isPublishSidebarOpened(),
      hasPanel: editor.isPublishSidebarEnabled(),
    };
  }, []);
}
