import { Notice } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getOutbox, retryOutbox } from '../bridge/client';
import { toProblem } from '../bridge/problem';
import { useLoaded } from '../bridge/use-loaded';
import { localTime } from './local-time';

/** Submissions that have not reached the bridge yet; shows nothing when there are none. */
export function OutboxBanner(): ReactNode {
  const { value: outbox, replace } = useLoaded(getOutbox);
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [hasTried, setHasTried] = useState(false);
  if (!outbox) {
    return null;
  }
  if (outbox.waiting + outbox.refused === 0) {
    return hasTried ? <AllSent /> : null;
  }

  const retry = (): void => {
    setIsSending(true);
    setFailure(null);
    retryOutbox()
      .then((left) => {
        replace(left);
        setHasTried(true);
        if (left.waiting > 0) {
          setFailure(
            __('It could not be sent yet. The site goes on trying by itself.', 'kundenmeister-data-protection'),
          );
        }
      })
      .catch((thrown: unknown) => setFailure(toProblem(thrown).message))
      .finally(() => setIsSending(false));
  };

  return (
    <Notice
      status={outbox.refused > 0 ? 'error' : 'warning'}
      isDismissible={false}
      className="kmdp-banner"
      actions={[
        {
          label: isSending
            ? __('Sending…', 'kundenmeister-data-protection')
            : __('Try again now', 'kundenmeister-data-protection'),
          onClick: retry,
          disabled: isSending,
          variant: 'secondary',
        },
      ]}
    >
      {outbox.waiting > 0 && (
        <p>
          {sprintf(
            /* translators: %d: number of submissions. */
            _n(
              '%d submission waits to be sent to KundenMeister. It is stored encrypted and sent as soon as possible.',
              '%d submissions wait to be sent to KundenMeister. They are stored encrypted and sent as soon as possible.',
              outbox.waiting,
              'kundenmeister-data-protection',
            ),
            outbox.waiting,
          )}{' '}
          {outbox.oldestAt &&
            sprintf(
              /* translators: %s: date and time. */
              __('The oldest is from %s.', 'kundenmeister-data-protection'),
              localTime(outbox.oldestAt),
            )}
        </p>
      )}
      {outbox.refused > 0 && (
        <p>
          {sprintf(
            /* translators: 1: number of submissions, 2: code of the reason. */
            _n(
              '%1$d submission was refused by KundenMeister (%2$s).',
              '%1$d submissions were refused by KundenMeister (%2$s).',
              outbox.refused,
              'kundenmeister-data-protection',
            ),
            outbox.refused,
            outbox.lastCode ?? '–',
          )}
        </p>
      )}
      {failure && <p role="alert">{failure}</p>}
    </Notice>
  );
}

/** Takes the focus over from the button that is gone with the banner. */
function AllSent(): ReactNode {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <div ref={words} tabIndex={-1} className="kmdp-banner">
      <Notice status="success" isDismissible={false}>
        {__('Everything that waited has been sent to KundenMeister.', 'kundenmeister-data-protection')}
      </Notice>
    </div>
  );
}
