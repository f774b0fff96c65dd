import { useCallback } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { listAcceptances } from '../../bridge/client';
import { useLoaded } from '../../bridge/use-loaded';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';

/** Who accepted which version when, and where the ledger proves it. `latest`: time of the newest one known. */
export function AgreementAcceptances({ latest }: { latest: string }): ReactNode {
  const load = useCallback(() => listAcceptances(), [latest]);
  const { value: acceptances, problem, reload } = useLoaded(load);
  if (problem) {
    return <ProblemNotice problem={problem} onRetry={reload} />;
  }
  return (
    <ul className="kmdp-acceptances">
      {(acceptances ?? []).map(({ version, acceptedAt, acceptedBy, ledger }) => (
        <li key={ledger.seq}>
          {sprintf(
            /* translators: 1: version, 2: date and time, 3: name of a person. */
            __('Version %1$s accepted on %2$s by %3$s.', 'kundenmeister-data-protection'),
            version,
            localTime(acceptedAt),
            acceptedBy,
          )}{' '}
          <span className="kmdp-quiet">
            {sprintf(
              /* translators: %d: number of the entry in the ledger. */
              __('Ledger entry %d', 'kundenmeister-data-protection'),
              ledger.seq,
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
