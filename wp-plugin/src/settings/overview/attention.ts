import { __, sprintf } from '@wordpress/i18n';
import type { LedgerWitness, Overview, SiteForm } from '../../bridge/site-types';
import { closedForms } from './closed-forms';

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
  sheet?: 'forms' | 'texts';
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
      message: sprintf(
        /* translators: %d: number of a ledger entry. */
        __('KundenMeister’s own check says that entry %d of the ledger does not fit.', 'kundenmeister-data-protection'),
        ledger.firstBad ?? 0,
      ),
      fix: __('Please tell Körbler GmbH.', 'kundenmeister-data-protection'),
    });
  }
  return found;
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
    ...formAttention(overview),
    ...closedFormAttention(overview, forms),
    ...declarationAttention(overview),
    ...mailAttention(overview, now),
  ];
  return [...all.filter(({ severity }) => severity === 'block'), ...all.filter(({ severity }) => severity === 'warn')];
}
