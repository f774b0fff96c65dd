import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { FormFindings } from './blocking';

const id = 'kundenmeister-form-findings';

interface NoticeActions {
  createErrorNotice: (text: string, options: object) => void;
  removeNotice: (id: string) => void;
}

interface BlockEditorActions {
  selectBlock: (clientId: string) => void;
}

/** Says above the page which form takes no data and why, where no panel says it: `isWanted`. */
export function useBlockingNotice(found: readonly FormFindings[], isWanted: boolean): void {
  const { createErrorNotice, removeNotice } = useDispatch('core/notices') as unknown as NoticeActions;
  const { selectBlock } = useDispatch('core/block-editor') as unknown as BlockEditorActions;
  const first = isWanted ? found.find(({ blocks }) => blocks) : undefined;
  const reason = first?.findings.find(({ severity }) => severity === 'block');
  const text =
    first && reason
      ? sprintf(
          /* translators: 1: name of a form, 2: what is wrong, 3: how to mend it. */
          __('The form “%1$s” takes no data: %2$s %3$s', 'kundenmeister-data-protection'),
          first.title,
          reason.message,
          reason.fix,
        )
      : '';
  const clientId = first?.clientId ?? '';

  useEffect(() => {
    if (text === '') {
      return undefined;
    }
    createErrorNotice(text, {
      id,
      isDismissible: false,
      actions: [{ label: __('Show the form', 'kundenmeister-data-protection'), onClick: () => selectBlock(clientId) }],
    });
    return () => removeNotice(id);
  }, [text, clientId, createErrorNotice, removeNotice, selectBlock]);
}
