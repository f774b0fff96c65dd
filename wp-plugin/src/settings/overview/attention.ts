import { __, _n, sprintf } from '@wordpress/i18n';
import type { LedgerWitness, Overview, SiteForm } from '../../bridge/site-types';
import { closedForms } from './closed-forms';
import { backupAttention, deletionAttention } from './duty-attention';

/** Something that needs a person: what it is, how to mend it, and where. */
export interface Attention {
  key: string;
  severity: 'block' | 'warn';
  /** What it is about: a form or a consent text; empty when it concerns the whole. */
  subject: string;
  message: string;
  fix: string;
  pageUrl?: string;
  /** The form to open, and the sheet on which it is mended. */
  formKey?: string;
  sheet?: 'forms' | 'texts' | 'general' | 'directory' | 'deletions' | 'access';
}

/** A person gets one confirmation mail an hour at most, so that a mail may rightly wait that long. */
const lateAfterMs = 2 * 60 * 60 * 1000;

function ledgerAttention({ ledger }: Overview, witness: LedgerWitness | null): Attention[] {
  const found: Attention[] = [];
  if (witness?.alarm) {
    found.push({ key: 'ledger-witness', severity: 'block', subject: '', message: witness.alarm, fix: '' });
  }
  if (ledger.ok === false) {
    found.push({
      key: 'ledger',
      severity: 'block',
      subject: '',
      message: brokenWords(ledger),
      fix: __('Please tell Körbler GmbH.', 'kundenmeister-data-protection'),
    });
  }
  return found;
}

function brokenWords({ firstBad, consents }: Overview['ledger']): string {
  if (consents?.firstMismatch) {
    return sprintf(
      /* translators: %s: id of a consent. */
      __(
        'KundenMeister’s own check says that the consent %s is no longer what the ledger says of it.',
        'kundenmeister-data-protection',
      ),
      consents.firstMismatch.consentId,
    );
  }
  return sprintf(
    /* translators: %d: number of a ledger entry. */
    __('KundenMeister’s own check says that entry %d of the ledger does not fit.', 'kundenmeister-data-protection'),
    firstBad ?? 0,
  );
}

function agreementAttention({ agreement }: Overview): Attention[] {
  if (!agreement?.outdated) {
    return [];
  }
  return [
    {
      key: 'agreement',
      severity: 'warn',
      subject: '',
      message: sprintf(
        /* translators: %s: version of the processor agreement. */
        __('There is a new version of the processor agreement: %s.', 'kundenmeister-data-protection'),
        agreement.current,
      ),
      fix: __(
        'Please read what changed and accept it; until then, the general settings cannot be saved.',
        'kundenmeister-data-protection',
      ),
      sheet: 'general',
    },
  ];
}

function directoryAttention({ directory }: Overview): Attention[] {
  if (!directory || directory.findings === 0) {
    return [];
  }
  return [
    {
      key: 'directory',
      severity: 'warn',
      subject: '',
      message: sprintf(
        /* translators: %d: number of things. */
        _n(
          '%d thing is missing from your processing directory.',
          '%d things are missing from your processing directory.',
          directory.findings,
          'kundenmeister-data-protection',
        ),
        directory.findings,
      ),
      fix: __(
        'The authority may ask for it at any time (Art. 30 GDPR); each thing is listed there with how to mend it.',
        'kundenmeister-data-protection',
      ),
      sheet: 'directory',
    },
  ];
}

function mailAttention({ mail }: Overview, now: Date): Attention[] {
  const isLate = mail.oldestWaitingSince !== null && now.getTime() - Date.parse(mail.oldestWaitingSince) > lateAfterMs;
  if (mail.waiting === 0 || (mail.configured && !isLate)) {
    return [];
  }
  return [
    {
      key: 'mail',
      severity: 'warn',
      subject: '',
      message: mail.configured
        ? __('Confirmation mails have been waiting for more than two hours.', 'kundenmeister-data-protection')
        : __('Confirmation mails wait, because KundenMeister has no mail server yet.', 'kundenmeister-data-protection'),
      fix: __(
        'Nothing is lost: they are sent as soon as mail works. If it lasts, please tell Körbler GmbH.',
        'kundenmeister-data-protection',
      ),
    },
  ];
}

function formAttention({ findings }: Overview): Attention[] {
  return findings.map(({ formKey, formTitle, pageUrl, code, field, severity, message, fix }) => ({
    key: `${formKey} ${code} ${field ?? ''} ${message}`,
    severity,
    subject: formTitle,
    message,
    fix,
    pageUrl,
    formKey,
    sheet: 'forms',
  }));
}

function closedFormAttention(overview: Overview, forms: readonly SiteForm[]): Attention[] {
  return closedForms(overview, forms).flatMap(({ formKey, postId, title, pageUrl, findings }) =>
    (findings ?? []).map(({ code, severity, message, fix }): Attention => ({
      key: `${formKey}@${postId} ${code} ${message}`,
      severity,
      subject: title,
      message,
      fix,
      ...(pageUrl !== null && { pageUrl }),
      formKey,
      sheet: 'forms',
    })),
  );
}

function declarationAttention({ declarations }: Overview): Attention[] {
  return declarations.flatMap(({ profileId, description, url, findings }) =>
    findings.map(({ code, severity, message, fix }): Attention => ({
      key: `${profileId} ${code}`,
      severity,
      subject: description,
      message,
      fix,
      pageUrl: url,
      sheet: 'texts',
    })),
  );
}

/** All that needs a person, what stops something first. Empty means: all is well. */
export function attention(
  overview: Overview,
  forms: readonly SiteForm[],
  witness: LedgerWitness | null,
  now: Date,
): Attention[] {
  const all = [
    ...ledgerAttention(overview, witness),
    ...deletionAttention(overview),
    ...formAttention(overview),
    ...closedFormAttention(overview, forms),
    ...declarationAttention(overview),
    ...agreementAttention(overview),
    ...directoryAttention(overview),
    ...backupAttention(overview),
    ...mailAttention(overview, now),
  ];
  return [...all.filter(({ severity }) => severity === 'block'), ...all.filter(({ severity }) => severity === 'warn')];
}
