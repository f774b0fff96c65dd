import { DataViews, type Field, type View } from '@wordpress/dataviews/wp';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DeletionRequest } from '../../bridge/deletion-types';
import { localTime } from '../local-time';
import { useIsNarrow } from '../use-is-narrow';
import { Deadline } from './deadline';
import { kindLabel, subjectOf } from './deletion-words';
import { StateBadge } from './state-badge';
import type { DeletionList } from './use-deletions';

interface DeletionTableProps {
  list: DeletionList;
  isFiltered: boolean;
  onOpen: (id: string) => void;
}

/** Choosing an entry of the narrow list opens it, so nothing stays chosen. */
const nothing: string[] = [];

const layouts = { table: {}, list: {} };

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
  const isNarrow = useIsNarrow();
  const [view, setView] = useState<View>({
    type: 'table',
    titleField: 'subject',
    fields: ['state', 'deadline', 'kind', 'receivedAt'],
    page: 1,
    perPage: 50,
  });
  const empty = isFiltered
    ? __('No request is in this state.', 'kundenmeister-data-protection')
    : __('No deletion was requested yet.', 'kundenmeister-data-protection');
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
      empty={<p>{empty}</p>}
    >
      <DataViews.Layout />
    </DataViews>
  );
}
