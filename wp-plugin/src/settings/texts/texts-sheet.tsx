import { Spinner } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../problem-notice';
import { TextEditor } from './text-editor';
import { TextList } from './text-list';
import type { OpenTextState } from './use-open-text';
import { useTextsGround } from './use-texts-ground';

/** All consent texts; one opens to be changed. */
export function TextsSheet({ state }: { state: OpenTextState }): ReactNode {
  const ground = useTextsGround();
  const [deleted, setDeleted] = useState<string | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(state.text !== null);
  const isOpen = state.text !== null;
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      sheet.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!ground.value) {
    return ground.problem ? <ProblemNotice problem={ground.problem} onRetry={ground.reload} /> : <Spinner />;
  }
  if (state.text) {
    return (
      <TextEditor
        text={state.text}
        state={state}
        ground={ground.value}
        onStored={ground.reload}
        onDeleted={(description) => {
          setDeleted(description);
          state.close();
          ground.reload();
        }}
      />
    );
  }
  return (
    <div
      className="kmdp-texts"
      ref={sheet}
      tabIndex={-1}
      role="group"
      aria-label={__('Consent texts', 'kundenmeister-data-protection')}
    >
      <p role="status" className="kmdp-texts-deleted">
        {deleted !== null &&
          sprintf(
            /* translators: %s: description of a consent text. */
            __('“%s” has been deleted.', 'kundenmeister-data-protection'),
            deleted,
          )}
      </p>
      {ground.problem && <ProblemNotice problem={ground.problem} onRetry={ground.reload} />}
      <TextList ground={ground.value} onOpen={state.openStored} onNew={state.openNew} />
    </div>
  );
}
