import type { Field } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentSummary } from '../../bridge/types';
import type { Pages } from '../../bridge/use-pages';
import { localTime } from '../local-time';
import { OpenableTable } from '../openable-table';
import { purposeLabel } from './consent-words';
import { StateBadge } from './state-badge';

interface ConsentTableProps {
  list: Pages<ConsentSummary>;
  isFiltered: boolean;
  onOpen: (id: string) => void;
}

function fields(): Field<ConsentSummary>[] {
  const fixed = { enableSorting: false, enableHiding: false, filterBy: false } as const;
  return [
    { id: 'email', label: __('E-mail address', 'kundenmeister-data-protection'), ...fixed },
    {
      id: 'state',
      label: __('State', 'kundenmeister-data-protection'),
      render: ({ item }) => <StateBadge state={item.state} />,
      ...fixed,
    },
    {
      id: 'purpose',
      label: __('Purpose', 'kundenmeister-data-protection'),
      render: ({ item }) => <span>{purposeLabel(item.purpose)}</span>,
      ...fixed,
    },
    { id: 'description', label: __('Consent text', 'kundenmeister-data-protection'), ...fixed },
    {
      id: 'createdAt',
      label: __('Time', 'kundenmeister-data-protection'),
      render: ({ item }) => <time dateTime={item.createdAt}>{localTime(item.createdAt)}</time>,
      ...fixed,
    },
  ];
}

function emptyWords(isFiltered: boolean): string {
  return isFiltered
    ? __(
        'No consent matches. Search for the whole e-mail address, or choose another state.',
        'kundenmeister-data-protection',
      )
    : __(
        'No consents yet. They appear here as soon as a visitor sends one of your forms.',
        'kundenmeister-data-protection',
      );
}

export function ConsentTable({ list, isFiltered, onOpen }: ConsentTableProps): ReactNode {
  return (
    <OpenableTable
      items={list.items}
      fields={fields()}
      titleField="email"
      columns={['state', 'purpose', 'description', 'createdAt']}
      isLoading={list.isLoading}
      empty={emptyWords(isFiltered)}
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
