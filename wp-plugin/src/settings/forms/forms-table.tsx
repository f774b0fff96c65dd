import { DataViews, filterSortAndPaginate, type Field, type View } from '@wordpress/dataviews/wp';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { SiteForm } from '../../bridge/site-types';
import { useIsNarrow } from '../use-is-narrow';
import { FormBadge } from './form-badge';
import { kindLabel, placeOf, stateOf, statusLabel, toMend } from './form-words';

/** Choosing an entry of the narrow list opens it, so nothing stays chosen. */
const nothing: string[] = [];
const layouts = { table: {}, list: {} };

function fields(): Field<SiteForm>[] {
  const fixed = { enableHiding: false, filterBy: false } as const;
  return [
    { id: 'title', label: __('Form', 'kundenmeister-data-protection'), enableGlobalSearch: true, ...fixed },
    { id: 'pageTitle', label: __('Page', 'kundenmeister-data-protection'), enableGlobalSearch: true, ...fixed },
    {
      id: 'status',
      label: __('Page status', 'kundenmeister-data-protection'),
      getValue: ({ item }) => statusLabel(item.status),
      ...fixed,
    },
    {
      id: 'kind',
      label: __('Kind', 'kundenmeister-data-protection'),
      getValue: ({ item }) => kindLabel(item.kind),
      ...fixed,
    },
    {
      id: 'state',
      label: __('State', 'kundenmeister-data-protection'),
      getValue: ({ item }) => stateOf(item).words,
      render: ({ item }) => <FormBadge form={item} />,
      ...fixed,
    },
    {
      id: 'mend',
      label: __('To mend', 'kundenmeister-data-protection'),
      getValue: ({ item }) => toMend(item),
      render: ({ item }) => <span className="kmdp-mend">{toMend(item)}</span>,
      enableSorting: false,
      ...fixed,
    },
  ];
}

/** The forms of this site; one opens to its findings and texts. */
export function FormsTable({ forms, onOpen }: { forms: SiteForm[]; onOpen: (place: string) => void }): ReactNode {
  const isNarrow = useIsNarrow();
  const [view, setView] = useState<View>({
    type: 'table',
    titleField: 'title',
    fields: ['pageTitle', 'status', 'kind', 'state', 'mend'],
    layout: { styles: { mend: { width: '36%', minWidth: '240px' } } },
    page: 1,
    perPage: 50,
  });
  const columns = useMemo(fields, []);
  const { data, paginationInfo } = filterSortAndPaginate(forms, view, columns);
  return (
    <DataViews
      data={data}
      fields={columns}
      view={isNarrow ? { ...view, type: 'list' } : view}
      onChangeView={setView}
      defaultLayouts={layouts}
      paginationInfo={paginationInfo}
      onClickItem={(item) => onOpen(placeOf(item))}
      selection={nothing}
      onChangeSelection={([chosen]) => chosen !== undefined && onOpen(chosen)}
      getItemId={placeOf}
    >
      <DataViews.Layout />
      {paginationInfo.totalPages > 1 && <DataViews.Pagination />}
    </DataViews>
  );
}
