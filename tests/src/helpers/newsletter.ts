import type { Notice } from '@kundenmeister/core';
import {
  type TestDatabases,
  activeSettings,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
} from '@kundenmeister/core/testing';
import { builtBridge, type Bridge } from './bridge-process';

/** A company with one newsletter form that takes data. */
export interface Newsletter {
  readonly tenantId: string;
  readonly key: string;
  /** The body of a visitor's submission, as JSON, with `email` as its only field. */
  readonly submission: (email: string) => string;
}

/** The built bridge on these databases, with a newsletter; nothing serves yet. */
export async function bridgeWithNewsletter(
  databases: TestDatabases,
  environment: Record<string, string> = {},
): Promise<{ readonly bridge: Bridge; readonly newsletter: Newsletter }> {
  const bridge = await builtBridge(databases, environment);
  const process = await bridge.serve();
  const newsletter = await openNewsletter(bridge, process.url);
  await process.end('SIGTERM');
  return { bridge, newsletter };
}

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
  await call(
    'PUT',
    '/v1/data-protection',
    activeSettings({ processorAgreement: { version: agreement.version, acceptedBy: 'Otto Muster' } }),
  );
  const { id } = await call<{ id: string }>('POST', '/v1/consent-profiles', newsletterProfile());
  await call('PUT', '/v1/forms/newsletter', newsletterForm([id]));
  const notice = await call<Notice>('GET', '/v1/forms/newsletter/notice?locale=de');
  if (!notice.accepts) throw new Error('The newsletter form takes no data.');
  return { tenantId, key, submission: (email) => JSON.stringify(newsletterSubmission(notice, email)) };
}

/** Calls the interface of the bridge at `url` with a key; throws when the answer is no success. */
export function caller(url: string, key: string): <T>(method: string, path: string, body?: object) => Promise<T> {
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
