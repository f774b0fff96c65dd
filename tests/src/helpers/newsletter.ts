import type { Notice } from '@kundenmeister/core';
import type { Bridge } from './bridge-process';

/** A company with one newsletter form that takes data. */
export interface Newsletter {
  readonly tenantId: string;
  readonly key: string;
  /** The body of a visitor's submission, as JSON, with `email` as its only field. */
  readonly submission: (email: string) => string;
}

const pageUrl = 'https://muster.example/newsletter';

/** Creates a company on the bridge that answers at `url`, activates data protection and registers a form. */
export async function openNewsletter(bridge: Bridge, url: string): Promise<Newsletter> {
  const { id: tenantId } = await bridge.command<{ id: string }>(
    ...['tenant', 'create', '--company', 'Muster GmbH', '--slug', 'muster'],
  );
  const { key } = await bridge.command<{ key: string }>(
    ...['key', 'create', '--tenant', tenantId, '--scope', 'submit,manage'],
  );
  const call = caller(url, key);
  const { agreement } = await call<{ agreement: { version: string } }>('GET', '/v1/processor');
  await call('PUT', '/v1/data-protection', settings(agreement.version));
  const { id } = await call<{ id: string }>('POST', '/v1/consent-profiles', profile);
  await call('PUT', '/v1/forms/newsletter', { ...form, profiles: [id] });
  const notice = await call<Notice>('GET', '/v1/forms/newsletter/notice?locale=de');
  if (!notice.accepts) throw new Error('The newsletter form takes no data.');
  return { tenantId, key, submission: submissionTo(notice) };
}

const settings = (agreementVersion: string): object => ({
  active: true,
  company: { name: 'Muster GmbH', address: 'Hauptstraße 1, 1010 Wien', email: 'office@muster.example' },
  processorAgreement: { version: agreementVersion, acceptedBy: 'Otto Muster' },
  unconfirmedDays: 7,
  keepProofDays: 1095,
  recordIp: false,
});

const profile = {
  description: 'Newsletter-Anmeldung',
  purpose: 'newsletter',
  topic: 'Neuigkeiten zu Gartenmöbeln',
  locale: 'de',
  consentText: { mode: 'proposal', text: '' },
  cancelNotice: 'Sie können den Newsletter jederzeit abbestellen.',
  privacyDeclaration: { mode: 'link', url: 'https://muster.example/datenschutz' },
  checkboxActive: true,
  doubleOptIn: true,
  forms: ['newsletter'],
};

const form = {
  title: 'Newsletter',
  kind: 'newsletter',
  pageUrl,
  cms: 'wordpress',
  fields: [{ name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true }],
};

function submissionTo({ formKey, checkboxes }: Notice): (email: string) => string {
  const submission = {
    formKey,
    submittedAt: '2026-11-24T09:30:00Z',
    locale: 'de',
    pageUrl,
    fields: { email: '' },
    consents: checkboxes.map(({ profileId, versionId }) => ({ profileId, versionId, ticked: true })),
    shown: { renderedAt: '2026-11-24T09:29:00Z' },
    client: {},
  };
  return (email) => JSON.stringify({ ...submission, fields: { email } });
}

function caller(url: string, key: string) {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(url + path, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  };
}
