import { DataViews, type Field, type View } from '@wordpress/dataviews/wp';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentSummary } from '../../bridge/types';
import { localTime } from '../local-time';
import { purposeLabel } from './consent-words';
import { useIsNarrow } from '../use-is-narrow';
import { StateBadge } from './state-badge';
import type { ConsentList } from './use-consent-search';

interface ConsentTableProps {
  list: ConsentList;
  isFiltered: boolean;
  onOpen: (id: string) => void;
}

/** Choosing an entry of the narrow list opens it, so nothing stays chosen. */
const nothing: string[] = [];

const layouts = { table: {}, list: {} };

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
  const isNarrow = useIsNarrow();
  const [view, setView] = useState<View>({
    type: 'table',
    titleField: 'email',
    fields: ['state', 'purpose', 'description', 'createdAt'],
    page: 1,
    perPage: 50,
  });
  return (
    <DataViews
      data={list.items}
      fields={fields()}
      view={isNarrow ? { ...view, type: 'list' } : view}
      onChangeView={setView}
      defaultLayouts={layouts}
      isLoading={list.isLoading}
      paginationInfo={{ totalItems: list.items.length, totalPages: 1 }}
      onClickItem={(item) => onOpen(item.id)}
      selection={nothing}
      onChangeSelection={([chosen]) => chosen !== undefined && onOpen(chosen)}
      getItemId={(item) => item.id}
      empty={<p>{emptyWords(isFiltered)}</p>}
    >
      <DataViews.Layout />
    </DataViews>
  );
}
