import { DataViews, type Field, type View } from '@wordpress/dataviews/wp';
import { useState } from '@wordpress/element';
import { __, _x } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile, ListedForm } from '../../bridge/types';
import { purposeLabel } from '../consents/consent-words';
import { localTime } from '../local-time';
import { useIsNarrow } from '../use-is-narrow';
import { formTitles, languageLabel } from './text-words';

interface TextTableProps {
  profiles: ConsentProfile[];
  forms: ListedForm[];
  onOpen: (profile: ConsentProfile) => void;
}

/** Choosing an entry of the narrow list opens it, so nothing stays chosen. */
const nothing: string[] = [];

const layouts = { table: {}, list: {} };

function fields(forms: ListedForm[]): Field<ConsentProfile>[] {
  const fixed = { enableSorting: false, enableHiding: false, filterBy: false } as const;
  return [
    { id: 'description', label: __('Description', 'kundenmeister-data-protection'), ...fixed },
    {
      id: 'purpose',
      label: __('Purpose', 'kundenmeister-data-protection'),
      render: ({ item }) => <span>{purposeLabel(item.purpose)}</span>,
      ...fixed,
    },
    {
      id: 'locale',
      label: __('Language', 'kundenmeister-data-protection'),
      render: ({ item }) => <span>{languageLabel(item.locale)}</span>,
      ...fixed,
    },
    {
      id: 'checkboxActive',
      label: __('Checkbox', 'kundenmeister-data-protection'),
      render: ({ item }) => <ActiveBadge isActive={item.checkboxActive} />,
      ...fixed,
    },
    {
      id: 'forms',
      label: __('Forms', 'kundenmeister-data-protection'),
      render: ({ item }) => <span>{formTitles(item.forms, forms)}</span>,
      ...fixed,
    },
    {
      id: 'publishedAt',
      label: __('Version of', 'kundenmeister-data-protection'),
      render: ({ item }) => <time dateTime={item.publishedAt}>{localTime(item.publishedAt)}</time>,
      ...fixed,
    },
  ];
}

function ActiveBadge({ isActive }: { isActive: boolean }): ReactNode {
  return (
    <span className={`kmdp-badge ${isActive ? 'kmdp-badge-given' : ''}`}>
      {isActive
        ? _x('Active', 'checkbox', 'kundenmeister-data-protection')
        : _x('Off', 'checkbox', 'kundenmeister-data-protection')}
    </span>
  );
}

export function TextTable({ profiles, forms, onOpen }: TextTableProps): ReactNode {
  const isNarrow = useIsNarrow();
  const [view, setView] = useState<View>({
    type: 'table',
    titleField: 'description',
    fields: ['purpose', 'locale', 'checkboxActive', 'forms', 'publishedAt'],
    page: 1,
    perPage: 200,
  });
  const open = (id: string): void => {
    const profile = profiles.find((candidate) => candidate.id === id);
    if (profile) {
      onOpen(profile);
    }
  };
  return (
    <DataViews
      data={profiles}
      fields={fields(forms)}
      view={isNarrow ? { ...view, type: 'list' } : view}
      onChangeView={setView}
      defaultLayouts={layouts}
      paginationInfo={{ totalItems: profiles.length, totalPages: 1 }}
      onClickItem={(item) => open(item.id)}
      selection={nothing}
      onChangeSelection={([chosen]) => chosen !== undefined && open(chosen)}
      getItemId={(item) => item.id}
    >
      <DataViews.Layout />
    </DataViews>
  );
}
