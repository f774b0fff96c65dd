import { Core } from '../core';
import { isDuplicate } from '../database/storage-errors';
import { systemRuntime } from '../runtime/system-runtime';
import {
  activeSettings,
  newsletterForm,
  newsletterProfile,
  onEachEngine,
  openSignUps,
  testCore,
  type TestDatabases,
} from '../testing';
import { dump, meddle } from '../testing-dump';
import type { Activity } from './types';

onEachEngine("Contact groups' rows", (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;

  beforeEach(async () => {
    databases = await make();
    core = await testCore(databases);
    ({ id: tenantId } = await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' }));
    await core.tenants.putSettings({ tenantId }, activeSettings());
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const rows = async (): Promise<readonly Activity[]> => (await core.directory.get(tenantId, 'de')).activities;
  const said = async (): Promise<object[]> =>
    (await rows()).map(({ id, createdAt, ...row }) => ({ ...row, ids: [typeof id, typeof createdAt] }));

  it('from before there was a directory come with the migration, once, as they would have come with the group', async () => {
    const fields = [
      { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true },
      { name: 'phone', label: 'Telefon', type: 'text', required: false, personal: true },
      { name: 'topic', label: 'Thema', type: 'text', required: false, personal: false },
    ] as const;
    await core.forms.put({ tenantId }, 'newsletter-1', newsletterForm([], { fields }), 'de');
    await core.profiles.create({ tenantId }, newsletterProfile({ forms: ['newsletter-1'] }));
    await core.contacts.createGroup({ tenantId }, { name: 'Stammkunden', locale: 'de' });
    const before = await said();
    expect(before).toMatchObject([
      { dataCategories: 'E-Mail-Adresse, Telefon, Einwilligung samt Zeitpunkt und Nachweis' },
      { name: 'Stammkunden' },
    ]);
    await meddle(databases.databaseUrl, 'DELETE FROM directory_activities');
    expect(await rows()).toEqual([]);
    await core.migrate();
    expect(await said()).toEqual(before);
    const adopted = await rows();
    await core.migrate();
    expect(await rows()).toEqual(adopted);
    expect(await core.ledger.verify(tenantId)).toMatchObject({ ok: true });
  });

  it('say it in the language of the consent text, or of whoever makes the group', async () => {
    await core.profiles.create(
      { tenantId },
      newsletterProfile({ locale: 'en', purpose: 'event', topic: 'Garden days' }),
    );
    await core.contacts.createGroup({ tenantId }, { name: 'Regulars', locale: 'en' });
    expect(await rows()).toMatchObject([
      {
        purpose: 'Registration for events and holding them: Garden days',
        legalBasis: 'Consent, Art. 6(1)(a) GDPR',
        dataCategories: 'E-mail address, consent with its time and proof',
      },
      { recipients: expect.stringContaining('Körbler GmbH, Austria (processor)') as string, purpose: '' },
    ]);
  });

  it('do not come when the group does not: both or nothing', async () => {
    await core.contacts.createGroup({ tenantId }, { name: 'Da', locale: 'de' });
    const [taken] = await rows();
    // A group may have the id of a row; its own row may not, however often the transaction is tried.
    const ids = { next: () => (taken as Activity).id };
    const other = new Core({ ...databases, runtime: { ...systemRuntime, ids } });
    const before = await dump(databases);
    // Not toThrow: the driver is loaded once for all suites of a jest worker, so that its errors are no `Error` of this one.
    const created = other.contacts.createGroup({ tenantId }, { name: 'Nie', locale: 'de' });
    expect(await created.catch(isDuplicate)).toBe(true);
    await other.close();
    expect(await dump(databases)).toEqual(before);
  });

  it('are added for no consent text that takes a group that exists', async () => {
    const { id: contactGroupId } = await core.contacts.createGroup({ tenantId }, { name: 'Da', locale: 'de' });
    await core.profiles.create({ tenantId }, newsletterProfile({ contactGroupId }));
    expect((await rows()).map(({ name }) => name)).toEqual(['Da']);
  });

  it('stay while a contact is in the group, also when no consent text uses it any more', async () => {
    const topic = { purpose: 'contact', topic: 'Gärten', doubleOptIn: false } as const;
    const signUps = await openSignUps(core, { slug: 'busy', profile: topic });
    const { tenantId: busy, profileId } = signUps;
    await core.forms.put({ tenantId: busy }, 'newsletter', newsletterForm([profileId], { kind: 'contact' }), 'de');
    await signUps.signUp('jo@example.org');
    const { contactGroupId } = await core.profiles.get(busy, profileId);
    const { id: elsewhere } = await core.contacts.createGroup({ tenantId: busy }, { name: 'Neu', locale: 'de' });
    const moved = newsletterProfile({ ...topic, contactGroupId: elsewhere });
    await core.profiles.update({ tenantId: busy }, profileId, moved, 'any');
    const removal = core.contacts.removeGroup({ tenantId: busy }, String(contactGroupId));
    await expect(removal).rejects.toMatchObject({ code: 'contact-group-in-use' });
    expect((await core.directory.get(busy, 'de')).activities).toHaveLength(2);
  });

  it('cannot be edited once the group went, and the group cannot go while it is edited unseen', async () => {
    const { id } = await core.contacts.createGroup({ tenantId }, { name: 'Kurz', locale: 'de' });
    const [row] = await rows();
    const edits = Array.from({ length: 8 }, (_, at) =>
      core.directory.change({ tenantId }, (row as Activity).id, { purpose: `Fassung ${at}` }),
    );
    const settled = await Promise.allSettled([...edits, core.contacts.removeGroup({ tenantId }, id)]);
    for (const outcome of settled) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'activity-retired' });
    }
    expect(await rows()).toEqual([]);
    const { items } = await core.directory.history(tenantId, { limit: 100 });
    expect(items[0]).toMatchObject({ kind: 'retired' });
    const done = settled.filter(({ status }) => status === 'fulfilled').length;
    expect(items).toHaveLength(done + 1);
  });
});
