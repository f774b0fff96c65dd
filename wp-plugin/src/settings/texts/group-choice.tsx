import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { createGroup } from '../../bridge/client';
import { messageAt, toProblem, type Problem } from '../../bridge/problem';
import type { ContactGroup } from '../../bridge/types';
import { TextField } from '../text-field';
import type { TextPartProps } from './about-card';

/** Chosen to name a group that does not exist yet. */
const another = 'another';

/** The group of contacts into which those go who agree. */
export function GroupChoice({ draft, change, problem, known }: TextPartProps & { known: ContactGroup[] }): ReactNode {
  const [added, setAdded] = useState<ContactGroup[]>([]);
  const [isNaming, setIsNaming] = useState(false);
  const error = messageAt(problem, '/contactGroupId');
  const groups = [...known, ...added.filter(({ id }) => known.every((group) => group.id !== id))];
  const options = [
    ...(draft.contactGroupId === ''
      ? [{ value: '', label: __('A new group, named like the description', 'kundenmeister-data-protection') }]
      : []),
    ...groups.map(({ id, name }) => ({ value: id, label: name })),
    { value: another, label: __('Another new group…', 'kundenmeister-data-protection') },
  ];
  const take = (group: ContactGroup): void => {
    setAdded([...added, group]);
    setIsNaming(false);
    change({ contactGroupId: group.id });
  };
  return (
    <>
      <SelectControl
        label={__('Contact group', 'kundenmeister-data-protection')}
        help={
          error === undefined ? (
            __('Who agrees becomes a contact of this group in KundenMeister.', 'kundenmeister-data-protection')
          ) : (
            <span className="kmdp-field-error">{error}</span>
          )
        }
        value={isNaming ? another : draft.contactGroupId}
        options={options}
        onChange={(chosen) => {
          setIsNaming(chosen === another);
          if (chosen !== another) {
            change({ contactGroupId: chosen });
          }
        }}
        aria-invalid={error !== undefined}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      {isNaming && <NewGroup onCreated={take} />}
    </>
  );
}

function NewGroup({ onCreated }: { onCreated: (group: ContactGroup) => void }): ReactNode {
  const [name, setName] = useState('');
  const [isCreating, setIsCreating] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const create = (): void => {
    setIsCreating(true);
    createGroup(name.trim())
      .then(onCreated)
      .catch((thrown: unknown) => {
        setProblem(toProblem(thrown));
        setIsCreating(false);
      });
  };
  return (
    <div className="kmdp-beside">
      <TextField
        label={__('Name of the new group', 'kundenmeister-data-protection')}
        value={name}
        onChange={setName}
        error={messageAt(problem, '/name') ?? problem?.message}
      />
      <Button
        variant="secondary"
        onClick={create}
        isBusy={isCreating}
        disabled={isCreating || name.trim() === ''}
        accessibleWhenDisabled
        __next40pxDefaultSize
      >
        {__('Create group', 'kundenmeister-data-protection')}
      </Button>
    </div>
  );
}
