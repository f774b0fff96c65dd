import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import { connect } from '../../bridge/client';
import { messageAt, toProblem, type Problem } from '../../bridge/problem';
import type { Connection } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';

interface ConnectFormProps {
  connection: Connection;
  onConnected: (connection: Connection) => void;
  onCancel: (() => void) | undefined;
}

/** Address and key; both are saved only when the bridge answers to them. */
export function ConnectForm({ connection, onConnected, onCancel }: ConnectFormProps): ReactNode {
  const [url, setUrl] = useState(connection.url);
  const [key, setKey] = useState('');
  const [isConnecting, setIsConnecting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsConnecting(true);
    setProblem(null);
    connect({ url: url.trim(), ...(key.trim() === '' ? {} : { key: key.trim() }) })
      .then(onConnected)
      .catch((thrown: unknown) => {
        setProblem(toProblem(thrown));
        setIsConnecting(false);
      });
  };

  return (
    <form className="kmdp-stack" onSubmit={submit} noValidate>
      {problem && problem.fields.length === 0 && <ProblemNotice problem={problem} />}
      <TextField
        label={__('Address', 'kundenmeister-data-protection')}
        help={__('You received address and key from KundenMeister.', 'kundenmeister-data-protection')}
        type="url"
        value={url}
        onChange={setUrl}
        error={messageAt(problem, '/url')}
      />
      <TextField
        label={__('Key', 'kundenmeister-data-protection')}
        help={
          connection.keySet
            ? __('Left empty, the stored key is kept.', 'kundenmeister-data-protection')
            : __('It is stored encrypted and never shown again.', 'kundenmeister-data-protection')
        }
        type="password"
        autoComplete="new-password"
        value={key}
        onChange={setKey}
        error={messageAt(problem, '/key')}
      />
      <div className="kmdp-buttons">
        <Button
          variant="primary"
          type="submit"
          isBusy={isConnecting}
          disabled={isConnecting}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {__('Connect', 'kundenmeister-data-protection')}
        </Button>
        {onCancel && (
          <Button variant="tertiary" onClick={onCancel} __next40pxDefaultSize>
            {__('Cancel', 'kundenmeister-data-protection')}
          </Button>
        )}
      </div>
    </form>
  );
}
