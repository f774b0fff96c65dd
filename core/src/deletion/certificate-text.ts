import type { Locale } from '../runtime/locale';
import { certificateWords } from './certificate-words';
import type { ErasedCounts } from './erased-counts';
import type { DeletionCertificate } from './types';

/** A line with a name before it, or without. */
export interface CertificateLine {
  readonly label?: string;
  readonly text: string;
}

export interface CertificateSection {
  readonly heading: string;
  readonly lines: readonly CertificateLine[];
}

/** The certificate in words, from top to bottom. */
export interface CertificateText {
  readonly title: string;
  readonly intro: string;
  readonly facts: readonly CertificateLine[];
  readonly sections: readonly CertificateSection[];
}

/** What the certificate says to a reader of this language; times are those of Austria. */
export function textOfCertificate(certificate: DeletionCertificate, locale: Locale): CertificateText {
  const words = certificateWords[locale];
  const { requestId, controller, processor, kind, origin, erased, kept, legalHold, journal, ledger, backups } =
    certificate;
  const time = (instant: Date): string => timeIn(locale, instant);
  const counts = Object.entries(erased) as [keyof ErasedCounts, number][];
  const entry = ({ seq, hash }: DeletionCertificate['journal']): string => `${words.entry(seq)} ${hash}`;
  const lines = (...pairs: readonly (readonly [string, string])[]): CertificateLine[] =>
    pairs.map(([label, text]) => ({ label, text }));
  return {
    title: words.title,
    intro: words.intro,
    facts: lines(
      [words.request, requestId],
      [words.controller, controller.name],
      [words.processor, processor.name],
      [words.subject, words.kinds[kind]],
      [words.origin, words.origins[origin]],
      [words.receivedAt, time(certificate.receivedAt)],
      [words.dueAt, time(certificate.dueAt)],
      [words.executedAt, time(certificate.executedAt)],
      [words.inTime, certificate.inTime ? words.yes : words.no],
    ),
    sections: [
      {
        heading: words.erased,
        lines: lines(...counts.map(([what, count]) => [words.counts[what], String(count)] as const)),
      },
      {
        heading: words.kept,
        lines:
          kept.length === 0
            ? [{ text: words.nothingKept }]
            : lines(
                ...kept.map(
                  ({ what, count, until }) => [words.keptKinds[what], words.until(String(count), time(until))] as const,
                ),
              ),
      },
      {
        heading: words.hold,
        lines: legalHold ? [{ text: words.heldUntil(time(legalHold.until)) }] : [{ text: words.noHold }],
      },
      {
        heading: words.backups,
        lines: [
          ...(backups.unreadableSince
            ? lines([words.unreadableSince, time(backups.unreadableSince)])
            : [{ text: words.sealedInBackups }]),
          ...(backups.vaultCopiesGoneAt ? lines([words.vaultCopiesGoneAt, time(backups.vaultCopiesGoneAt)]) : []),
          ...lines([words.lastBackupGoneAt, time(backups.lastBackupGoneAt)]),
        ],
      },
      {
        heading: words.proof,
        lines: lines([words.journal, entry(journal)], [words.ledger, ledger ? entry(ledger) : words.noLedger]),
      },
    ],
  };
}

function timeIn(locale: Locale, instant: Date): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de-AT' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
    ...{ timeZone: 'Europe/Vienna', timeZoneName: 'short' },
  } as const).format(instant);
}
