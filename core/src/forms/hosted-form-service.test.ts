import type { ConsentProfile } from '../consent/types';
import type { Core } from '../core';
import { systemRuntime } from '../runtime/system-runtime';
import {
  activeSettings,
  movableClock,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
  testCore,
  type TestDatabases,
} from '../testing';
import type { HostedEntry, HostedForm, HostedOutcome, HostedRequest } from './hosted-form';
import type { Cms, FormInput } from './types';

const pageUrl = 'https://bridge.example/f/muster/newsletter';

onEachEngine('A hosted form', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  let profile: ConsentProfile;
  const clock = movableClock('2026-11-24T10:00:00.000Z');

  beforeAll(async () => {
    databases = await make();
    core = await testCore(databases, { ...systemRuntime, clock });
    ({ id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' }));
    await activate(true);
    profile = await core.profiles.create({ tenantId }, newsletterProfile({ topic: 'Gartentipps' }));
    await core.forms.put({ tenantId }, 'newsletter', form(profile.id), 'de');
  });

  afterAll(async () => {
    await core.close();
    await databases.dispose();
  });

  const activate = (active: boolean): Promise<unknown> =>
    core.tenants.putSettings({ tenantId }, activeSettings({ active }));
  const request: HostedRequest = { tenantSlug: 'muster', formKey: 'newsletter', locale: undefined, pageUrl };
  const show = (): Promise<HostedForm> => core.hostedForms.show(request);
  const entry = (shown: HostedForm, email: string, changes: Partial<HostedEntry> = {}): HostedEntry => ({
    token: shown.token ?? '',
    fields: { email },
    consents: Object.fromEntries(shown.notice.checkboxes.map(({ profileId, versionId }) => [profileId, versionId])),
    honeypot: '',
    client: {},
    ...changes,
  });
  const submit = (sent: HostedEntry): Promise<HostedOutcome> => core.hostedForms.submit(request, sent);
  const consentsOf = async (email: string): Promise<readonly { id: string }[]> =>
    (await core.consents.search(tenantId, { email }, { limit: 50 })).items;
  const entries = async (): Promise<number> => (await core.ledger.head(tenantId)).seq;

  it('gives the same proof as a form in a CMS', async () => {
    clock.set('2026-11-24T10:00:00.000Z');
    const shown = await show();
    clock.set('2026-11-24T10:03:00.000Z');
    expect(await submit(entry(shown, 'Anna@Example.at'))).toEqual({
      result: 'stored',
      state: 'pending-confirmation',
      replayed: false,
    });
    const [consent] = await consentsOf('anna@example.at');
    expect(await core.consents.get(tenantId, consent?.id ?? '')).toMatchObject({
      state: 'requested',
      intact: true,
      ticked: true,
      processor: { name: 'Körbler GmbH' },
      version: { id: profile.currentVersion },
      submission: {
        pageUrl,
        renderedAt: new Date('2026-11-24T10:00:00.000Z'),
        receivedAt: new Date('2026-11-24T10:03:00.000Z'),
      },
    });
  });

  it('speaks the language of its texts unless another is wanted', async () => {
    expect((await show()).locale).toBe('de');
    expect((await core.hostedForms.show({ ...request, locale: 'en' })).locale).toBe('en');
  });

  it('stores a double click once, at the same time or later', async () => {
    const sent = entry(await show(), 'doppelt@example.at');
    const both = await Promise.all([submit(sent), submit(sent)]);
    expect(both.map(({ result }) => result)).toEqual(['stored', 'stored']);
    expect(await submit(sent)).toMatchObject({ result: 'stored', replayed: true });
    expect(await consentsOf('doppelt@example.at')).toHaveLength(1);
  });

  it('stores a double click once although another bridge takes the second', async () => {
    const other = await testCore(databases, { ...systemRuntime, clock });
    const sent = entry(await show(), 'zwei.bridges@example.at');
    const both = await Promise.all([submit(sent), other.hostedForms.submit(request, sent)]);
    await other.close();
    expect(both.map((outcome) => 'replayed' in outcome && outcome.replayed).sort()).toEqual([false, true]);
    expect(await consentsOf('zwei.bridges@example.at')).toHaveLength(1);
  });

  it('records an optional box that was left empty as declined', async () => {
    const contact = await core.profiles.create(
      { tenantId },
      newsletterProfile({ purpose: 'contact', doubleOptIn: false }),
    );
    await core.forms.put(
      { tenantId },
      'contact',
      { ...form(contact.id), kind: 'contact', profiles: [contact.id, profile.id] },
      'de',
    );
    const contactRequest = { ...request, formKey: 'contact' };
    const shown = await core.hostedForms.show(contactRequest);
    const sent = entry(shown, 'nur.kontakt@example.at', { consents: { [contact.id]: contact.currentVersion } });
    expect(await core.hostedForms.submit(contactRequest, sent)).toMatchObject({ result: 'stored', state: 'recorded' });
    const states = (await core.consents.search(tenantId, { email: 'nur.kontakt@example.at' }, { limit: 50 })).items;
    expect(Object.fromEntries(states.map(({ profileId, state }) => [profileId, state]))).toEqual({
      [contact.id]: 'given',
      [profile.id]: 'refused',
    });
  });

  it('takes what is sent from the same page with other entries for another submission', async () => {
    const shown = await show();
    await submit(entry(shown, 'erste@example.at'));
    await submit(entry(shown, 'zweite@example.at'));
    expect(await consentsOf('erste@example.at')).toHaveLength(1);
    expect(await consentsOf('zweite@example.at')).toHaveLength(1);
  });

  it('says everything that is to mend at once, and stores nothing', async () => {
    const before = await entries();
    const outcome = await submit(entry(await show(), 'keine Adresse', { consents: {} }));
    expect(outcome).toMatchObject({
      result: 'refused',
      faults: [
        { at: 'field', name: 'email', code: 'email-invalid' },
        { at: 'box', profileId: profile.id, code: 'consent-required' },
      ],
    });
    expect(await entries()).toBe(before);
  });

  it.each(['on', '1', 'true', 'no', ''])('takes %p for no tick', async (value) => {
    const sent = entry(await show(), 'haken@example.at', { consents: { [profile.id]: value } });
    expect(await submit(sent)).toMatchObject({ faults: [{ at: 'box', code: 'consent-required' }] });
    expect(await consentsOf('haken@example.at')).toEqual([]);
  });

  it('thanks a program that fills in what humans leave empty, and stores nothing', async () => {
    const before = await entries();
    const sent = entry(await show(), 'robot@example.at', { honeypot: 'https://spam.example' });
    expect(await submit(sent)).toEqual({ result: 'ignored', state: 'pending-confirmation' });
    expect(await entries()).toBe(before);
  });

  it('keeps no tick that came without a token of ours: a box is never ticked beforehand', async () => {
    for (const token of ['', 'x', `${(await show()).token}x`]) {
      const outcome = await submit(entry(await show(), 'fremd@example.at', { token }));
      expect(outcome).toMatchObject({ faults: [{ at: 'form', code: 'token-invalid' }] });
      expect(ticksIn(outcome)).toEqual([]);
    }
  });

  it('asks again after a day, and keeps the tick where the words are the same', async () => {
    clock.set('2026-11-24T10:00:00.000Z');
    const sent = entry(await show(), 'morgen@example.at');
    clock.set('2026-11-25T10:00:01.000Z');
    const outcome = await submit(sent);
    expect(outcome).toMatchObject({ faults: [{ at: 'form', code: 'token-expired' }] });
    expect(ticksIn(outcome)).toEqual([profile.id]);
    expect(await consentsOf('morgen@example.at')).toEqual([]);
  });

  it('records the version that was shown although the text has changed since', async () => {
    const old = await show();
    const current = await core.profiles.get(tenantId, profile.id);
    profile = await core.profiles.update(
      { tenantId },
      profile.id,
      newsletterProfile({ topic: 'Werkzeug', forms: ['newsletter'] }),
      current.revision,
    );
    expect(await submit(entry(old, 'alt@example.at'))).toMatchObject({ result: 'stored' });
    const [consent] = await consentsOf('alt@example.at');
    const proof = await core.consents.get(tenantId, consent?.id ?? '');
    expect(proof.version.consentText).toContain('Gartentipps');
  });

  it('takes a token for the form alone that it was made for', async () => {
    await core.forms.put({ tenantId }, 'second', form(profile.id), 'de');
    const sent = entry(await show(), 'anderes@example.at');
    const outcome = await core.hostedForms.submit({ ...request, formKey: 'second' }, sent);
    expect(outcome).toMatchObject({ faults: [{ at: 'form', code: 'token-invalid' }] });
  });

  it.each([
    ['another company', { tenantSlug: 'andere' }],
    ['the slug in capitals', { tenantSlug: 'MUSTER' }],
    ['a slug with a blank at its end', { tenantSlug: 'muster ' }],
    ['an unknown form', { formKey: 'gibts-nicht' }],
    ['the key in capitals', { formKey: 'NEWSLETTER' }],
  ])('is not there for %s', async (_, changes) => {
    await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' }).catch(() => undefined);
    await expect(core.hostedForms.show({ ...request, ...changes })).rejects.toMatchObject({ code: 'form-unknown' });
  });

  it('is none that a CMS shows, nor does the bridge send in anything for such a form', async () => {
    await core.forms.put({ tenantId }, 'in-wordpress', form(profile.id, 'wordpress'), 'de');
    const other = { ...request, formKey: 'in-wordpress' };
    await expect(core.hostedForms.show(other)).rejects.toMatchObject({ code: 'form-unknown' });
    const box = { profileId: profile.id, versionId: profile.currentVersion };
    const input = newsletterSubmission({ formKey: 'in-wordpress', checkboxes: [box] }, 'a@example.at');
    const job = { key: { tenantId, ownForm: true as const }, idempotencyKey: 'own-form-1', requestHash: 'x', input };
    await expect(core.submissions.record(job)).rejects.toMatchObject({ code: 'form-unknown' });
  });

  it('takes nothing while data protection is not active, also from a page that is open', async () => {
    const sent = entry(await show(), 'zu@example.at');
    await activate(false);
    expect(await show()).toMatchObject({ token: undefined, notice: { accepts: false } });
    expect(await submit(sent)).toMatchObject({ result: 'closed' });
    await activate(true);
    expect(await consentsOf('zu@example.at')).toEqual([]);
  });

  it('takes nothing while a finding blocks it', async () => {
    const sent = entry(await show(), 'streng@example.at');
    const phone = { name: 'phone', label: 'Telefon', type: 'text', required: true, personal: true } as const;
    const fields = [...form(profile.id).fields, phone];
    await core.forms.put({ tenantId }, 'newsletter', { ...form(profile.id), fields }, 'de');
    expect(await submit({ ...sent, fields: { ...sent.fields, phone: '1' } })).toMatchObject({ result: 'closed' });
    await core.forms.put({ tenantId }, 'newsletter', form(profile.id), 'de');
    expect(await consentsOf('streng@example.at')).toEqual([]);
  });
});

const ticksIn = (outcome: HostedOutcome): unknown => 'ticked' in outcome && [...outcome.ticked];

const form = (profileId: string, cms: Cms = 'kundenmeister'): FormInput => newsletterForm([profileId], { cms });
