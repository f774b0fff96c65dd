import type { Field } from '@wordpress/dataviews/wp';
import { __, _x } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile, ListedForm } from '../../bridge/types';
import { purposeLabel } from '../consents/consent-words';
import { localTime } from '../local-time';
import { OpenableTable } from '../openable-table';
import { formTitles, languageLabel } from './text-words';

interface TextTableProps {
  profiles: ConsentProfile[];
  forms: ListedForm[];
  onOpen: (profile: ConsentProfile) => void;
}

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
  return (
    <OpenableTable
      items={profiles}
      fields={fields(forms)}
      titleField="description"
      columns={['purpose', 'locale', 'checkboxActive', 'forms', 'publishedAt']}
      onOpen={onOpen}
    />
  );
}
