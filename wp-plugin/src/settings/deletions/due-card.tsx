import { Button, Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { previewDeletions } from '../../bridge/deletion-client';
import type { DeletionPreview, DueDeletion } from '../../bridge/deletion-types';
import { useLoaded } from '../../bridge/use-loaded';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';

/** What is due for deletion without anybody asking, and why; changes nothing. */
export function DueCard({ onDelete }: { onDelete: (person: string) => void }): ReactNode {
  const { value: preview, problem, reload } = useLoaded(previewDeletions);
  return (
    <SheetCard title={__('Due for deletion by itself', 'kundenmeister-data-protection')}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !preview && <Spinner />}
      {preview && <Due preview={preview} onDelete={onDelete} />}
    </SheetCard>
  );
}

function Due({ preview, onDelete }: { preview: DeletionPreview; onDelete: (person: string) => void }): ReactNode {
  const { items, more } = preview;
  if (items.length === 0) {
    return (
      <p>
        {__(
          'Nothing at the moment. What nobody confirmed, what is kept beyond its storage period and what has no legal basis any more appears here before the next hourly run deletes it.',
          'kundenmeister-data-protection',
        )}
      </p>
    );
  }
  return (
    <>
      <p>
        {__(
          'This is what the next hourly run finds, and why. Looking at it changes nothing.',
          'kundenmeister-data-protection',
        )}
      </p>
      <ul className="kmdp-due">
        {items.map((item, index) => (
          <DueLine key={`${index} ${item.contactId ?? ''} ${item.kind}`} item={item} onDelete={onDelete} />
        ))}
      </ul>
      {more && <p>{__('There is more than is listed here.', 'kundenmeister-data-protection')}</p>}
    </>
  );
}

function DueLine({ item, onDelete }: { item: DueDeletion; onDelete: (person: string) => void }): ReactNode {
  const who = item.email ?? __('Keyed fingerprint, no person any more', 'kundenmeister-data-protection');
  return (
    <li>
      <strong>{who}</strong> <span>{item.reason}</span>
      <span className="kmdp-quiet">
        {item.acts
          ? /* translators: %s: date and time. */
            sprintf(
              __('Due since %s; the next run deletes it.', 'kundenmeister-data-protection'),
              localTime(item.dueAt),
            )
          : sprintf(
              /* translators: %s: date and time. */
              __('Due since %s; only reported, as chosen under General → Storage.', 'kundenmeister-data-protection'),
              localTime(item.dueAt),
            )}
      </span>
      {!item.acts && item.contactId !== null && (
        <Button
          variant="link"
          onClick={() => onDelete(item.email ?? item.contactId ?? '')}
          aria-label={sprintf(
            /* translators: %s: e-mail address. */
            __('Request the deletion of %s', 'kundenmeister-data-protection'),
            who,
          )}
        >
          {__('Request the deletion', 'kundenmeister-data-protection')}
        </Button>
      )}
    </li>
  );
}
