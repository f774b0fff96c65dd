import { randomUUID } from 'node:crypto';
import { processor, type ConsentProfile, type Notice } from '@kundenmeister/core';
import { officer, person } from './people';
import type { TestBridge } from './test-bridge';

/** Settings with which a tenant is active. */
export function activeSettings(): object {
  return {
    active: true,
    company: { name: 'Muster GmbH', address: 'Hauptstraße 1, 1010 Wien', email: officer.email },
    processorAgreement: { version: processor().agreement.version, acceptedBy: officer.name },
    unconfirmedDays: 7,
    keepProofDays: 1095,
    recordIp: true,
  };
}

/** A consent profile for a newsletter form. */
export function profileInput(changes: object = {}): object {
  return {
    description: 'Newsletter-Anmeldung',
    purpose: 'newsletter',
    topic: 'Neuigkeiten zu Gartenmöbeln',
    locale: 'de',
    consentText: { mode: 'proposal', text: '' },
    cancelNotice: 'Sie können den Newsletter jederzeit abbestellen.',
    privacyDeclaration: { mode: 'link', url: 'https://muster.example/datenschutz' },
    checkboxActive: true,
    doubleOptIn: true,
    forms: ['newsletter-1'],
    ...changes,
  };
}

/** A newsletter form that breaks no rule. */
export function formInput(profiles: readonly string[], changes: object = {}): object {
  return {
    title: 'Newsletter',
    kind: 'newsletter',
    pageUrl: 'https://muster.example/newsletter',
    cms: 'wordpress',
    fields: [
      { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true },
      { name: 'name', label: 'Name', type: 'text', required: false, personal: true },
    ],
    profiles,
    ...changes,
  };
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
  return {
    formKey: notice.formKey,
    submittedAt: '2026-11-24T09:30:00Z',
    locale: 'de',
    pageUrl: 'https://muster.example/newsletter',
    fields: { email: person.email, name: person.name },
    consents: notice.checkboxes.map(({ profileId, versionId }) => ({ profileId, versionId, ticked: true })),
    shown: { renderedAt: '2026-11-24T09:29:00Z' },
    client: { ip: person.ip, userAgent: person.browser },
    ...changes,
  };
}

/** A fresh idempotency key. */
export function idempotencyKey(): string {
  return randomUUID();
}
