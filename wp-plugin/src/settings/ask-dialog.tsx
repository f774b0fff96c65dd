import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface AskDialogProps {
  title: string;
  children: ReactNode;
  /** What happens on yes, as the button says it. */
  yes: string;
  onYes: () => void;
  onNo: () => void;
  isBusy?: boolean;
  /** Something is lost that cannot be had back. */
  isDestructive?: boolean;
}

/** Asks before something that one may not want. */
export function AskDialog(props: AskDialogProps): ReactNode {
  const { title, children, yes, onYes, onNo, isBusy = false, isDestructive = false } = props;
  return (
    <Modal title={title} onRequestClose={onNo} size="medium">
      <div className="kmdp-stack">
        {children}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            isDestructive={isDestructive}
            onClick={onYes}
            isBusy={isBusy}
            disabled={isBusy}
            accessibleWhenDisabled
            __next40pxDefaultSize
          >
            {yes}
          </Button>
          <Button variant="tertiary" onClick={onNo} __next40pxDefaultSize>
            {__('Cancel', 'kundenmeister-data-protection')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
