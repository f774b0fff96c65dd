import type { Core } from '../core';
import {
  activeSettings,
  movableClock,
  newsletterProfile,
  onEachEngine,
  testCore,
  type TestDatabases,
} from '../testing';
import { systemRuntime } from '../runtime/system-runtime';
import { processorSentence } from '../tenants/processor-statement';
import type { PageOutcome } from './page-failures';
import type { ConsentProfile } from './types';

const good = { text: `<p>Zweck: Newsletter. ${processorSentence.de} Sie haben das Recht auf Widerruf.</p>` };
const lost = { text: '<p>Zweck: Newsletter. Sie haben das Recht auf Widerruf.</p>' };

onEachEngine('Linked privacy declarations', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;
  const clock = movableClock('2026-11-24T08:00:00Z');
  /** What the pages of these tests say, and which of them were read. */
  const pages = new Map<string, PageOutcome>();
  const read: string[] = [];
  const readPage = (url: string): Promise<PageOutcome> => {
    read.push(url);
    return Promise.resolve(pages.get(url) ?? { failure: 'page-missing' });
  };

  beforeEach(async () => {
    databases = await make();
    clock.set('2026-11-24T08:00:00Z');
    core = await testCore(databases, { ...systemRuntime, clock });
    tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
    await core.tenants.putSettings({ tenantId }, activeSettings());
    pages.clear();
    read.splice(0);
  });

  afterEach(async () => {
    await core.close();
    await databases.dispose();
  });

  const link = (url: string, tenant = tenantId): Promise<ConsentProfile> =>
    core.profiles.create({ tenantId: tenant }, newsletterProfile({ privacyDeclaration: { mode: 'link', url } }));
  const findings = async (profile: ConsentProfile): Promise<string[]> => {
    const state = (await core.declarations.states(tenantId, [profile])).get(profile.id);
    return state?.findings.map(({ code, severity }) => `${severity} ${code}`) ?? [];
  };

  it('have no findings before the first look, and then those of the page, as warnings', async () => {
    const profile = await link('https://muster.example/a');
    expect(await findings(profile)).toEqual([]);
    await core.declarations.note(tenantId, profile.currentVersion, lost);
    expect(await findings(profile)).toEqual(['warn processor-not-named']);
    await core.declarations.note(tenantId, profile.currentVersion, good);
    expect(await findings(profile)).toEqual([]);
  });

  it('tell why a page could not be read', async () => {
    const profile = await link('https://muster.example/a');
    await core.declarations.note(tenantId, profile.currentVersion, { failure: 'too-slow' });
    const state = (await core.declarations.states(tenantId, [profile])).get(profile.id);
    expect(state?.checkedAt).toEqual(clock.now());
    expect(state?.findings).toMatchObject([
      { code: 'declaration-unreachable', message: { de: expect.stringContaining('fünf Sekunden') as string } },
    ]);
  });

  it('are looked at once a day, and a page that lost the sentence is found', async () => {
    const url = 'https://muster.example/a';
    pages.set(url, good);
    const profile = await link(url);
    expect(await core.declarations.recheck(readPage)).toBe(1);
    expect(await findings(profile)).toEqual([]);

    pages.set(url, lost);
    clock.set('2026-11-25T07:59:59Z');
    expect(await core.declarations.recheck(readPage)).toBe(0);
    clock.set('2026-11-25T08:00:01Z');
    expect(await core.declarations.recheck(readPage)).toBe(1);
    expect(await findings(profile)).toEqual(['warn processor-not-named']);
    expect(read).toEqual([url, url]);
  });

  it('of all controllers are looked at, each address once', async () => {
    const other = await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' });
    await core.tenants.putSettings({ tenantId: other.id }, activeSettings());
    await link('https://group.example/a');
    await link('https://group.example/a', other.id);
    await link('https://group.example/b', other.id);
    expect(await core.declarations.recheck(readPage)).toBe(3);
    expect(read.toSorted()).toEqual(['https://group.example/a', 'https://group.example/b']);
  });

  it('that no form shows any more are left alone', async () => {
    const profile = await link('https://muster.example/old');
    const privacyDeclaration = { mode: 'link', url: 'https://muster.example/new' } as const;
    await core.profiles.update({ tenantId }, profile.id, newsletterProfile({ privacyDeclaration }), 1);
    await core.declarations.recheck(readPage);
    expect(read).toEqual(['https://muster.example/new']);
  });

  it('are told apart from stored texts, whatever those say', async () => {
    const text = `${processorSentence.de} "mode":"link" {"mode":"link","url":"https://evil.example"}`;
    const input = newsletterProfile({ privacyDeclaration: { mode: 'text', text } });
    const profile = await core.profiles.create({ tenantId }, input);
    expect(await core.declarations.recheck(readPage)).toBe(0);
    expect(await findings(profile)).toEqual(['warn purpose-missing', 'warn rights-missing']);
  });

  it('are left for later when the work is told to stop', async () => {
    await link('https://muster.example/a');
    await link('https://muster.example/b');
    const stop = new AbortController();
    const readOne = (url: string): Promise<PageOutcome> => {
      stop.abort();
      return readPage(url);
    };
    expect(await core.declarations.recheck(readOne, stop.signal)).toBe(1);
    expect(await core.declarations.recheck(readPage)).toBe(1);
  });

  it('are forgotten with their profile', async () => {
    const profile = await link('https://muster.example/a');
    await core.declarations.recheck(readPage);
    await core.profiles.remove({ tenantId }, profile.id);
    expect(await findings(profile)).toEqual([]);
    expect(await core.declarations.recheck(readPage)).toBe(0);
  });

  it('of another controller are not told', async () => {
    const other = await core.tenants.create({ company: 'Andere GmbH', slug: 'andere' });
    await core.tenants.putSettings({ tenantId: other.id }, activeSettings());
    const profile = await link('https://andere.example/a', other.id);
    await core.declarations.note(other.id, profile.currentVersion, lost);
    expect(await findings(profile)).toEqual([]);
  });
});

onEachEngine('A stored privacy declaration', (make) => {
  let databases: TestDatabases;
  let core: Core;
  let tenantId: string;

  beforeAll(async () => {
    databases = await make();
    core = await testCore(databases);
    tenantId = (await core.tenants.create({ company: 'Muster GmbH', slug: 'muster' })).id;
    await core.tenants.putSettings({ tenantId }, activeSettings());
  });

  afterAll(async () => {
    await core.close();
    await databases.dispose();
  });

  it.each(['de', 'en'] as const)(
    'that does not name the processor is refused with the sentence to add (%s)',
    async (locale) => {
      const input = newsletterProfile({
        locale,
        privacyDeclaration: { mode: 'text', text: 'Wir achten auf Ihre Daten.' },
      });
      await expect(core.profiles.create({ tenantId }, input)).rejects.toMatchObject({
        code: 'field-invalid',
        fields: [
          {
            pointer: '/privacyDeclaration/text',
            code: 'processor-not-named',
            params: { sentence: processorSentence[locale] },
          },
        ],
      });
    },
  );

  it('is refused also when a profile is changed, which stays as it was', async () => {
    const profile = await core.profiles.create({ tenantId }, newsletterProfile());
    const changed = newsletterProfile({ privacyDeclaration: { mode: 'text', text: 'Nichts.' } });
    await expect(core.profiles.update({ tenantId }, profile.id, changed, 1)).rejects.toThrow('field-invalid');
    expect(await core.profiles.get(tenantId, profile.id)).toEqual(profile);
  });

  it('is drafted from what the controller has set up', async () => {
    await core.tenants.putSettings(
      { tenantId },
      {
        active: false,
        company: { name: 'Muster GmbH', address: 'Hauptplatz 1, 8010 Graz', email: 'office@muster.example' },
        processorAgreement: null,
        unconfirmedDays: 9,
        keepProofDays: 100,
        recordIp: false,
      },
    );
    const { id } = await core.profiles.create({ tenantId }, newsletterProfile({ topic: 'Rosen' }));
    await core.profiles.create({ tenantId }, newsletterProfile({ topic: 'Tulpen', checkboxActive: false }));
    const field = { name: 'email', label: 'Ihre E-Mail', type: 'email', required: true, personal: true } as const;
    const pageUrl = 'https://muster.example/news';
    const form = {
      title: 'Post',
      kind: 'newsletter',
      pageUrl,
      cms: 'wordpress',
      fields: [field],
      profiles: [id],
    } as const;
    await core.forms.put({ tenantId }, 'news', form, 'de');
    const text = await core.declarationDrafts.draft(tenantId, 'de');
    for (const part of [
      'Muster GmbH, Hauptplatz 1',
      'Neuigkeiten zu Rosen',
      'Ihre E-Mail',
      'nach 9 Tagen',
      '100 Tage',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Tulpen');
    const draftless = text.split('\n\n').slice(1).join('\n\n');
    const stored = newsletterProfile({ privacyDeclaration: { mode: 'text', text: draftless } });
    const profile = await core.profiles.create({ tenantId }, stored);
    expect((await core.declarations.states(tenantId, [profile])).get(profile.id)?.findings).toEqual([]);
  });
});
