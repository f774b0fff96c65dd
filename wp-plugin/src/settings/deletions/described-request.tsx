import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import { ProblemNotice } from '../problem-notice';
import { TextField } from '../text-field';
import { useFiling, type Filing } from './use-filing';

/** A request in words; nothing begins before its costs are accepted. */
export function DescribedRequest({ filing }: { filing: Filing }): ReactNode {
  const [description, setDescription] = useState('');
  const { file, isFiling, problem } = useFiling(filing);
  return (
    <>
      <TextField
        label={__('In your own words', 'kundenmeister-data-protection')}
        help={__(
          'What is to be found and deleted. It is stored encrypted and deleted with the rest.',
          'kundenmeister-data-protection',
        )}
        value={description}
        onChange={setDescription}
        error={messageAt(problem, '/scope/description')}
        multiline
        rows={5}
      />
      {problem && <ProblemNotice problem={problem} />}
      <div className="kmdp-buttons">
        <Button
          variant="primary"
          onClick={() => file({ kind: 'described', description: description.trim() })}
          isBusy={isFiling}
          disabled={isFiling || description.trim() === ''}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {filing.origin === 'controller'
            ? __('Show me the note on costs', 'kundenmeister-data-protection')
            : __('File the request', 'kundenmeister-data-protection')}
        </Button>
      </div>
    </>
  );
}
