import { Button, Notice } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Company, Connection } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import { ConnectForm } from './connect-form';
import { DisconnectButton } from './disconnect-button';

interface ConnectionCardProps {
  connection: Connection;
  /** Whose data protection this is, as far as it is known. */
  company: Company | null;
  onChange: (connection: Connection) => void;
}

function stateOf(connection: Connection, company: Company | null): string {
  if (!connection.connected) {
    return connection.error ?? __('KundenMeister does not answer.', 'kundenmeister-data-protection');
  }
  return company
    ? sprintf(
        /* translators: %s: name of the company. */
        __('Connected with %s.', 'kundenmeister-data-protection'),
        company.name,
      )
    : __('Connected. The company is still to be entered below.', 'kundenmeister-data-protection');
}

/** How this site reaches KundenMeister, and whether it does. */
export function ConnectionCard({ connection, company, onChange }: ConnectionCardProps): ReactNode {
  const [isChanging, setIsChanging] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const isFixed = connection.source === 'constant';
  const showsForm = !isFixed && (isChanging || !connection.keySet);
  const changed = (next: Connection): void => {
    setIsChanging(false);
    onChange(next);
    card.current?.focus();
  };
  return (
    <div ref={card} tabIndex={-1} className="kmdp-connection">
      <SheetCard title={__('Connection', 'kundenmeister-data-protection')}>
        {connection.keySet && (
          <Notice status={connection.connected ? 'success' : 'error'} isDismissible={false}>
            {stateOf(connection, company)}
          </Notice>
        )}
        {showsForm ? (
          <ConnectForm
            connection={connection}
            onConnected={changed}
            onCancel={connection.keySet ? () => setIsChanging(false) : undefined}
          />
        ) : (
          <>
            <p>
              {__('Address:', 'kundenmeister-data-protection')} <code>{connection.url}</code>
            </p>
            {isFixed ? (
              <p>{__('Address and key are set in wp-config.php.', 'kundenmeister-data-protection')}</p>
            ) : (
              <div className="kmdp-buttons">
                <Button variant="secondary" onClick={() => setIsChanging(true)} __next40pxDefaultSize>
                  {__('Change address or key', 'kundenmeister-data-protection')}
                </Button>
                <DisconnectButton onDisconnected={changed} />
              </div>
            )}
          </>
        )}
      </SheetCard>
    </div>
  );
}
