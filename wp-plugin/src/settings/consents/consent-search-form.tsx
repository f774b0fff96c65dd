import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, ReactNode } from 'react';
import type { ConsentSearch } from '../../bridge/client';
import { consentStates, type ConsentState } from '../../bridge/types';
import { TextField } from '../text-field';
import { stateLabel } from './consent-words';

interface ConsentSearchFormProps {
  search: ConsentSearch;
  onSearch: (search: ConsentSearch) => void;
}

type StateChoice = ConsentState | '';

/** By whole address, because addresses are stored encrypted and found by their keyed hash. */
export function ConsentSearchForm({ search, onSearch }: ConsentSearchFormProps): ReactNode {
  const [email, setEmail] = useState(search.email ?? '');
  const [state, setState] = useState<StateChoice>(search.state ?? '');
  const find = (address: string, chosen: StateChoice): void =>
    onSearch({
      ...(address.trim() === '' ? {} : { email: address.trim() }),
      ...(chosen === '' ? {} : { state: chosen }),
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    find(email, state);
  };
  const states: { value: StateChoice; label: string }[] = [
    { value: '', label: __('All states', 'kundenmeister-data-protection') },
    ...consentStates.map((value) => ({ value, label: stateLabel(value) })),
  ];
  return (
    <form className="kmdp-search" role="search" onSubmit={submit}>
      <TextField
        label={__('E-mail address', 'kundenmeister-data-protection')}
        type="email"
        value={email}
        onChange={setEmail}
      />
      <SelectControl
        label={__('State', 'kundenmeister-data-protection')}
        value={state}
        options={states}
        onChange={(chosen) => {
          setState(chosen);
          find(email, chosen);
        }}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <Button variant="primary" type="submit" __next40pxDefaultSize>
        {__('Search', 'kundenmeister-data-protection')}
      </Button>
    </form>
  );
}
