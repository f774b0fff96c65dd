import { dateI18n } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentDay } from '../../bridge/site-types';
import { DaysTable } from './days-table';
import { plotOf, totals, type DayBars } from './plot-scale';

/** A calendar day in the reader's words; noon, so that no time zone makes it another day. */
export const dayLabel = (date: string): string =>
  dateI18n(__('F j', 'kundenmeister-data-protection'), `${date}T12:00:00Z`, 'UTC');

/** New consents and withdrawals of the last thirty days: as a plot for the eye, as a table for screen readers. */
export function ConsentsPlot({ days }: { days: ConsentDay[] }): ReactNode {
  const { given, confirmed, withdrawn } = totals(days);
  if (given + confirmed + withdrawn === 0) {
    return <p className="kmdp-quiet">{__('No consents in the last 30 days.', 'kundenmeister-data-protection')}</p>;
  }
  const plot = plotOf(days);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <>
      <div className="kmdp-plot" aria-hidden="true">
        <div className="kmdp-plot-scale">
          <span style={{ top: 0 }}>{plot.most.above > 0 ? plot.most.above : ''}</span>
          <span style={{ top: `${plot.line}%` }}>0</span>
          {plot.most.below > 0 && (
            <span className="kmdp-plot-below" style={{ top: '100%' }}>
              {plot.most.below}
            </span>
          )}
        </div>
        <svg viewBox={`0 0 ${days.length} 100`} preserveAspectRatio="none" focusable="false">
          {days.map((day, index) => (
            <Day key={day.date} day={day} bars={plot.days[index] as DayBars} index={index} />
          ))}
          <line x1="0" x2={days.length} y1={plot.line} y2={plot.line} vectorEffect="non-scaling-stroke" />
        </svg>
        <div className="kmdp-plot-days">
          <span>{first && dayLabel(first.date)}</span>
          <span>{last && dayLabel(last.date)}</span>
        </div>
      </div>
      <ul className="kmdp-legend">
        <li className="kmdp-legend-confirmed">{confirmedWords(confirmed)}</li>
        <li className="kmdp-legend-given">{givenWords(given)}</li>
        <li className="kmdp-legend-withdrawn">{withdrawnWords(withdrawn)}</li>
      </ul>
      <DaysTable days={days} />
    </>
  );
}

function Day({ day, bars, index }: { day: ConsentDay; bars: DayBars; index: number }): ReactNode {
  const parts = ['confirmed', 'given', 'withdrawn'] as const;
  const words = [confirmedWords(day.confirmed), givenWords(day.given), withdrawnWords(day.withdrawn)];
  return (
    <g>
      <title>{`${dayLabel(day.date)}: ${words.join(', ')}`}</title>
      <rect className="kmdp-bar-ground" x={index} width={1} y={0} height={100} />
      {parts.map((part) => (
        <rect
          key={part}
          className={`kmdp-bar-${part}`}
          x={index + 0.12}
          width={0.76}
          y={bars[part].top}
          height={bars[part].height}
        />
      ))}
    </g>
  );
}

const confirmedWords = (count: number): string =>
  /* translators: %d: number of consents. */
  sprintf(_n('%d confirmed', '%d confirmed', count, 'kundenmeister-data-protection'), count);

const givenWords = (count: number): string =>
  /* translators: %d: number of consents. */
  sprintf(_n('%d given', '%d given', count, 'kundenmeister-data-protection'), count);

const withdrawnWords = (count: number): string =>
  /* translators: %d: number of consents. */
  sprintf(_n('%d withdrawn', '%d withdrawn', count, 'kundenmeister-data-protection'), count);
