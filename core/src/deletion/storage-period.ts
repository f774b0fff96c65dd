import { DateTime } from 'luxon';
import type { StoragePeriod } from '../processing-directory/types';

const zone = 'Europe/Vienna';

/**
 * When the storage period of somebody who joined then is over (Art. 5(1)(e) GDPR): so many months after joining, or, where
 * the law counts by years, after the end of that calendar year (as § 132(1) BAO does). Undefined for a period that ends
 * with a withdrawal, or is only told in words.
 */
export function lapsesAt({ kind, months }: StoragePeriod, joinedAt: Date): Date | undefined {
  if (months === undefined) return undefined;
  const joined = DateTime.fromJSDate(joinedAt, { zone });
  switch (kind) {
    case 'duration':
      return joined.plus({ months }).toJSDate();
    case 'statutory':
      return joined.startOf('year').plus({ years: 1, months }).toJSDate();
    case 'until-withdrawal':
    case 'other':
      return undefined;
  }
}
