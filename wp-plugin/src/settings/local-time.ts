import { dateI18n, getSettings } from '@wordpress/date';
import { _x } from '@wordpress/i18n';

/** A time in the site's time zone, format and language. */
export const localTime = (time: string): string => dateI18n(getSettings().formats.datetime, time);

/** The same with seconds, where a proof needs them. */
export const preciseTime = (time: string): string =>
  dateI18n(_x('F j, Y g:i:s a', 'date format with seconds', 'kundenmeister-data-protection'), time);
