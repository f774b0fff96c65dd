import { randomUUID } from 'node:crypto';
import type { Notice } from '@kundenmeister/core';
import { activeSettings, newsletterForm, newsletterProfile, newsletterSubmission } from '@kundenmeister/core/testing';
import type { Bridge } from './bridge-process';
import { caller } from './newsletter';

/** A form that asks for address and two names, on a bridge that serves. */
export interface NamedForm {
  readonly tenantId: string;
  readonly headers: Readonly<Record<string, string>>;
  call<T>(method: string, path: string, body?: object): Promise<T>;
  /** Sends it as a visitor whose browser says a name, too. */
  submit(email: string, names: readonly string[]): Promise<void>;
}

/** Creates a company, activates data protection with what is off by default, and registers the form. */
export async function openNamedForm(bridge: Bridge, url: string): Promise<NamedForm> {
  const { id: tenantId } = await bridge.command<{ id: string }>(
    ...['tenant', 'create', '--company', 'Muster GmbH', '--slug', 'muster'],
  );
  const { key } = await bridge.command<{ key: string }>(
    ...['key', 'create', '--tenant', tenantId, '--scope', 'submit,manage'],
  );
  const call = caller(url, key);
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const { agreement } = await call<{ agreement: { version: string } }>('GET', '/v1/processor');
  const processorAgreement = { version: agreement.version, acceptedBy: 'Otto Muster' };
  await call('PUT', '/v1/data-protection', activeSettings({ processorAgreement, recordIp: true }));
  const { id } = await call<{ id: string }>('POST', '/v1/consent-profiles', newsletterProfile());
  const text = { type: 'text', required: false, personal: true } as const;
  const fields = [
    { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true } as const,
    { name: 'first', label: 'Vorname', ...text },
    { name: 'last', label: 'Nachname', ...text },
  ];
  await call('PUT', '/v1/forms/newsletter', newsletterForm([id], { fields }));
  const notice = await call<Notice>('GET', '/v1/forms/newsletter/notice?locale=de');
  if (!notice.accepts) throw new Error('The form takes no data.');
  return {
    tenantId,
    headers,
    call,
    async submit(email, [first = '', last = '']) {
      const response = await fetch(`${url}/v1/submissions`, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': randomUUID() },
        body: JSON.stringify(
          newsletterSubmission(notice, email, {
            fields: { email, first, last },
            client: { ip: '203.0.113.77', userAgent: `Mozilla/5.0 (${first})` },
          }),
        ),
      });
      if (response.status !== 201) throw new Error(`Answered ${response.status}: ${await response.text()}`);
    },
  };
}
