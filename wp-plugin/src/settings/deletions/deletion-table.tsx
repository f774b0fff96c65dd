import type { Field } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DeletionRequest } from '../../bridge/deletion-types';
import type { Pages } from '../../bridge/use-pages';
import { localTime } from '../local-time';
import { OpenableTable } from '../openable-table';
import { Deadline } from './deadline';
import { kindLabel, subjectOf } from './deletion-words';
import { StateBadge } from './state-badge';

interface DeletionTableProps {
  list: Pages<DeletionRequest>;
  isFiltered: boolean;
  onOpen: (id: string) => void;
}

function fields(): Field<DeletionRequest>[] {
  const fixed = { enableSorting: false, enableHiding: false, filterBy: false } as const;
  return [
    {
      id: 'subject',
      label: __('About', 'kundenmeister-data-protection'),
      getValue: ({ item }) => subjectOf(item),
      render: ({ item }) => <span className="kmdp-deletion-subject">{subjectOf(item)}</span>,
      ...fixed,
    },
    {
      id: 'state',
      label: __('State', 'kundenmeister-data-protection'),
      render: ({ item }) => <StateBadge request={item} />,
      ...fixed,
    },
    {
      id: 'deadline',
      label: __('Deadline', 'kundenmeister-data-protection'),
      render: ({ item }) => <Deadline request={item} />,
      ...fixed,
    },
    {
      id: 'kind',
      label: __('What', 'kundenmeister-data-protection'),
      render: ({ item }) => <span>{kindLabel(item.kind)}</span>,
      ...fixed,
    },
    {
      id: 'receivedAt',
      label: __('Came in', 'kundenmeister-data-protection'),
      render: ({ item }) => <time dateTime={item.receivedAt}>{localTime(item.receivedAt)}</time>,
      ...fixed,
    },
  ];
}

/** All deletion requests; one opens on a click. */
export function DeletionTable({ list, isFiltered, onOpen }: DeletionTableProps): ReactNode {
  const empty = isFiltered
    ? __('No request is in this state.', 'kundenmeister-data-protection')
    : __('No deletion was requested yet.', 'kundenmeister-data-protection');
  return (
    <OpenableTable
      items={list.items}
      fields={fields()}
      titleField="subject"
      columns={['state', 'deadline', 'kind', 'receivedAt']}
      isLoading={list.isLoading}
      empty={empty}
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
