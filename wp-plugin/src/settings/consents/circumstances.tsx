import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProof } from '../../bridge/types';
import { preciseTime } from '../local-time';
import { purposeLabel } from './consent-words';
import { Facts } from './facts';
import { sentBesides } from './sent-fields';

/** Where and when the consent was given, what else was sent, and where the ledger holds it. */
export function Circumstances({ proof }: { proof: ConsentProof }): ReactNode {
  const { submission, ledger } = proof;
  return (
    <Facts
      facts={[
        [__('Purpose', 'kundenmeister-data-protection'), purposeLabel(proof.purpose)],
        [__('Form', 'kundenmeister-data-protection'), submission.formTitle],
        [
          __('Page', 'kundenmeister-data-protection'),
          <a key="page" href={submission.pageUrl} target="_blank" rel="noreferrer">
            {submission.pageUrl}
          </a>,
        ],
        [__('Form shown', 'kundenmeister-data-protection'), preciseTime(submission.renderedAt)],
        [__('Sent by the visitor', 'kundenmeister-data-protection'), preciseTime(submission.submittedAt)],
        [__('Received by KundenMeister', 'kundenmeister-data-protection'), preciseTime(submission.receivedAt)],
        ...sentBesides(submission),
        [__('Ledger entry', 'kundenmeister-data-protection'), String(ledger.seq)],
        [__('Fingerprint in the ledger', 'kundenmeister-data-protection'), <code key="hash">{ledger.hash}</code>],
      ]}
    />
  );
}
