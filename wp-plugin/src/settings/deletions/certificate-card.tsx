import { Button, Spinner } from '@wordpress/components';
import { useCallback } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getCertificate } from '../../bridge/deletion-client';
import { erasedThings, type DeletionCertificate } from '../../bridge/deletion-types';
import { useLoaded } from '../../bridge/use-loaded';
import { Facts } from '../consents/facts';
import { localTime, preciseTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { saveAsFile } from '../save-as-file';
import { SheetCard } from '../sheet-card';
import { erasedLabel, keptWords } from './deletion-words';
import { PdfButton } from './pdf-button';

/** What proves the deletion, to read and to keep; it names no person. */
export function CertificateCard({ id }: { id: string }): ReactNode {
  const { value: certificate, problem, reload } = useLoaded(useCallback(() => getCertificate(id), [id]));
  return (
    <SheetCard title={__('Certificate of deletion', 'kundenmeister-data-protection')}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !certificate && <Spinner />}
      {certificate && <Certificate certificate={certificate} />}
    </SheetCard>
  );
}

function Certificate({ certificate }: { certificate: DeletionCertificate }): ReactNode {
  const { requestId, executedAt, inTime, erased, kept, backups, journal, ledger, legalHold } = certificate;
  const save = (): void =>
    saveAsFile({
      fileName: `deletion-certificate-${requestId}.json`,
      content: new Blob([JSON.stringify(certificate, null, 2)], { type: 'application/json' }),
    });
  return (
    <>
      <p>
        {sprintf(
          inTime
            ? /* translators: 1: date and time, 2: name of the controller. */
              __('Deleted on %1$s for %2$s, in time.', 'kundenmeister-data-protection')
            : /* translators: 1: date and time, 2: name of the controller. */
              __('Deleted on %1$s for %2$s, later than promised.', 'kundenmeister-data-protection'),
          preciseTime(executedAt),
          certificate.controller.name,
        )}
      </p>
      <Facts
        facts={[
          ...erasedThings
            .filter((thing) => erased[thing] > 0)
            .map((thing) => [erasedLabel(thing), String(erased[thing])] as const),
          [
            __('Kept', 'kundenmeister-data-protection'),
            kept.length === 0 ? __('Nothing', 'kundenmeister-data-protection') : kept.map(keptWords).join('\n'),
          ],
          ...(legalHold
            ? ([[__('Was kept by law until', 'kundenmeister-data-protection'), localTime(legalHold.until)]] as const)
            : []),
          ...(backups.unreadableSince
            ? ([
                [
                  __('Unreadable in all backups since', 'kundenmeister-data-protection'),
                  localTime(backups.unreadableSince),
                ],
              ] as const)
            : []),
          [
            __('Last backup that held it is gone on', 'kundenmeister-data-protection'),
            localTime(backups.lastBackupGoneAt),
          ],
          ...(backups.vaultCopiesGoneAt
            ? ([
                [
                  __('Last copy of its key is gone on', 'kundenmeister-data-protection'),
                  localTime(backups.vaultCopiesGoneAt),
                ],
              ] as const)
            : []),
          [__('Deletion journal', 'kundenmeister-data-protection'), <Position key="journal" position={journal} />],
          ...(ledger
            ? ([
                [__('Ledger entry', 'kundenmeister-data-protection'), <Position key="ledger" position={ledger} />],
              ] as const)
            : []),
        ]}
      />
      <div className="kmdp-buttons">
        <PdfButton id={requestId} />
        <Button variant="secondary" onClick={save} __next40pxDefaultSize>
          {__('Save as JSON', 'kundenmeister-data-protection')}
        </Button>
      </div>
    </>
  );
}

function Position({ position: { seq, hash } }: { position: { seq: number; hash: string } }): ReactNode {
  return (
    <>
      {seq} <code>{hash}</code>
    </>
  );
}
