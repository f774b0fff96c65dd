import { randomUUID } from 'node:crypto';
import { processor, type ConsentProfile, type Notice } from '@kundenmeister/core';
import * as newsletter from '../../../core/src/testing';
import { officer, person } from './people';
import type { TestBridge } from './test-bridge';

/** Settings with which a tenant is active, accepted by the officer. */
export function activeSettings(): object {
  return newsletter.activeSettings({
    company: { name: 'Muster GmbH', address: 'Hauptstraße 1, 1010 Wien', email: officer.email },
    processorAgreement: { version: processor().agreement.version, acceptedBy: officer.name },
    recordIp: true,
  });
}

/** A consent profile for a newsletter form. */
export function profileInput(changes: object = {}): object {
  return { ...newsletter.newsletterProfile({ forms: ['newsletter-1'] }), ...changes };
}

/** A newsletter form that breaks no rule, with a name that may be given. */
export function formInput(profiles: readonly string[], changes: object = {}): object {
  const { fields, ...form } = newsletter.newsletterForm(profiles);
  const name = { name: 'name', label: 'Name', type: 'text', required: false, personal: true };
  return { ...form, fields: [...fields, name], ...changes };
}

/** An active tenant with a form that takes data. */
export interface ReadyForm {
  readonly profile: ConsentProfile;
  readonly notice: Notice;
}

/** Activates a tenant and registers a compliant form. */
export async function readyForm(bridge: TestBridge, keyName: 'key' | 'otherKey' = 'key'): Promise<ReadyForm> {
  const key = bridge[keyName];
  await bridge.put('/v1/data-protection', activeSettings(), { key }).expect(200);
  const { body: profile } = await bridge.post('/v1/consent-profiles', profileInput(), { key }).expect(201);
  await bridge.put('/v1/forms/newsletter-1', formInput([(profile as ConsentProfile).id]), { key }).expect(200);
  const { body: notice } = await bridge.get('/v1/forms/newsletter-1/notice?locale=de', { key }).expect(200);
  return { profile: profile as ConsentProfile, notice: notice as Notice };
}

/** A submission of a visitor who ticked what the notice shows. */
export function submission(notice: Notice, changes: object = {}): Record<string, unknown> {
  const sent = newsletter.newsletterSubmission(notice, person.email, {
    fields: { email: person.email, name: person.name },
    client: { ip: person.ip, userAgent: person.browser },
  });
  return { ...sent, ...changes };
}

/** A fresh idempotency key. */
export function idempotencyKey(): string {
  return randomUUID();
}
