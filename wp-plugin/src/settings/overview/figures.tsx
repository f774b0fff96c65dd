import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Overview, SiteForm } from '../../bridge/site-types';
import type { OutboxStatus } from '../../bridge/types';
import { timeLeft } from '../deletions/time-left';
import { closedForms } from './closed-forms';

interface FiguresProps {
  overview: Overview;
  /** All forms of this site. */
  forms: readonly SiteForm[];
  outbox: OutboxStatus | null;
}

/** What there is and what waits, in numbers. */
export function Figures({ overview, forms, outbox }: FiguresProps): ReactNode {
  const { pendingConfirmations, mail, deletions } = overview;
  const { accepting, total } = overview.forms;
  return (
    <dl className="kmdp-figures">
      <Figure
        name={__('Forms that take data', 'kundenmeister-data-protection')}
        value={
          /* translators: 1: forms that take data, 2: all forms. */
          sprintf(
            __('%1$d of %2$d', 'kundenmeister-data-protection'),
            accepting,
            total + closedForms(overview, forms).length,
          )
        }
      />
      <Figure
        name={__('Awaiting confirmation', 'kundenmeister-data-protection')}
        value={String(pendingConfirmations)}
      />
      <Figure
        name={__('Mails to be sent', 'kundenmeister-data-protection')}
        value={String(mail.waiting)}
        note={mail.failed === 0 ? '' : undeliverable(mail.failed)}
      />
      <Figure
        name={__('Submissions waiting on this site', 'kundenmeister-data-protection')}
        value={outbox ? String(outbox.waiting + outbox.refused) : '–'}
      />
      {deletions && (
        <Figure
          name={__('Open deletion requests', 'kundenmeister-data-protection')}
          value={String(deletions.open)}
          note={deletions.nextDueAt === null ? '' : timeLeft(deletions.nextDueAt, new Date())}
        />
      )}
    </dl>
  );
}

function undeliverable(count: number): string {
  return sprintf(
    /* translators: %d: number of mails. */
    _n(
      '%d more cannot be delivered: no server takes it.',
      '%d more cannot be delivered: no server takes them.',
      count,
      'kundenmeister-data-protection',
    ),
    count,
  );
}

function Figure({ name, value, note = '' }: { name: string; value: string; note?: string }): ReactNode {
  return (
    <div>
      <dt>
        {name}
        {note !== '' && <small>{note}</small>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
