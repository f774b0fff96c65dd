import { VisuallyHidden } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentDay } from '../../bridge/site-types';
import { dayLabel } from './consents-plot';

/** The plot's numbers for those who do not see it: days on which something happened, the newest first. */
export function DaysTable({ days }: { days: ConsentDay[] }): ReactNode {
  const eventful = days.filter(({ given, confirmed, withdrawn }) => given + confirmed + withdrawn > 0);
  return (
    <VisuallyHidden>
      <table>
        <caption>{__('Consents per day in the last 30 days', 'kundenmeister-data-protection')}</caption>
        <thead>
          <tr>
            <th scope="col">{__('Day', 'kundenmeister-data-protection')}</th>
            <th scope="col">{__('Confirmed', 'kundenmeister-data-protection')}</th>
            <th scope="col">{__('Given', 'kundenmeister-data-protection')}</th>
            <th scope="col">{__('Withdrawn', 'kundenmeister-data-protection')}</th>
          </tr>
        </thead>
        <tbody>
          {[...eventful].reverse().map((day) => (
            <tr key={day.date}>
              <th scope="row">{dayLabel(day.date)}</th>
              <td>{day.confirmed}</td>
              <td>{day.given}</td>
              <td>{day.withdrawn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
