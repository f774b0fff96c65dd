import { zipSync, strToU8 } from 'fflate';
import type { Activity, ImportResult, ProcessingDirectory } from '@kundenmeister/core';
import supertest from 'supertest';
import { onEachEngine, type TestDatabases } from '../../../core/src/testing';
import { testBridge, type Request, type TestBridge } from '../testing/test-bridge';

const path = '/v1/processing-directory';

interface Problem {
  readonly errors?: readonly { pointer: string; code: string; message: string }[];
}

onEachEngine('The processing directory as a file', (make) => {
  let databases: TestDatabases;
  let bridge: TestBridge;

  beforeAll(async () => {
    databases = await make();
    bridge = await testBridge(databases);
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  const exported = async (query: string): Promise<{ content: Buffer; headers: Record<string, string> }> => {
    const request = supertest(bridge.app).get(`${path}/export?${query}`).set('Authorization', `Bearer ${bridge.key}`);
    const answer: supertest.Response = await request.responseType('blob').expect(200);
    return { content: answer.body as Buffer, headers: answer.headers };
  };
  const rowsOf = async (key: string): Promise<readonly Activity[]> =>
    ((await bridge.get(path, { key }).expect(200)).body as ProcessingDirectory).activities;
  const sent = (content: Buffer | string, dryRun: boolean, more: object = {}, key = bridge.otherKey): Request => {
    const body = { fileName: 'x', content: Buffer.from(content as string).toString('base64'), ...more };
    return bridge.post(`${path}/import?dryRun=${dryRun}`, body, { key });
  };
  const read = async (content: Buffer | string, dryRun = true, more: object = {}): Promise<ImportResult> =>
    (await sent(content, dryRun, more).expect(200)).body as ImportResult;
  const refused = async (content: Buffer | string, code: string): Promise<void> => {
    const { body } = await sent(content, true).expect(422);
    expect((body as Problem).errors).toMatchObject([{ pointer: '/content', code }]);
  };

  const cells = [
    { name: 'Löhne', purpose: "=cmd|'/c calc'!A1\nzweite Zeile", legalBasis: 'Gesetz; "zitiert", und mehr' },
    { name: 'שלום 😀', thirdCountry: true, thirdCountries: ['CH', 'US'], safeguards: 'Standardvertragsklauseln' },
    { name: 'Bewerbungen', storagePeriod: { kind: 'duration', months: 7, note: '§ 15 GlBG' } },
    { name: 'Rechnungen', storagePeriod: { kind: 'statutory', months: 84, note: '§ 132 (1) BAO' } },
    { name: 'Newsletter', storagePeriod: { kind: 'until-withdrawal' }, recipients: '-\t+@' },
  ];

  it.each([
    ['pdf', 'application/pdf', '%PDF-1.7'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\uFEFFBezeichnung;'],
    ['json', 'application/json; charset=utf-8', '{\n  "view"'],
  ])('comes as %s, with a name', async (format, type, beginning) => {
    for (const view of ['controller', 'processor']) {
      const { headers, content } = await exported(`format=${format}&locale=de&view=${view}`);
      expect(headers['content-type']).toBe(type);
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="verarbeitungsverzeichnis-[a-z0-9-]+-\d{4}-\d\d-\d\d\.(pdf|xlsx|csv|json)"$/,
      );
      if (view === 'controller') expect(content.toString('utf8').slice(0, beginning.length)).toBe(beginning);
    }
  });

  it.each(['csv', 'xlsx'])('is read again from %s in both languages with the same cells', async (format) => {
    for (const row of await rowsOf(bridge.key)) await bridge.delete(`${path}/activities/${row.id}`).expect(204);
    for (const row of cells) await bridge.post(`${path}/activities`, row).expect(201);
    const expected = (await rowsOf(bridge.key)).map(said);
    for (const locale of ['de', 'en']) {
      for (const row of await rowsOf(bridge.otherKey)) {
        await bridge.delete(`${path}/activities/${row.id}`, { key: bridge.otherKey }).expect(204);
      }
      const { content: file } = await exported(`format=${format}&locale=${locale}`);
      expect(await read(file)).toMatchObject({ imported: cells.length, rejected: 0 });
      expect(await rowsOf(bridge.otherKey)).toEqual([]);
      expect(await read(file, false)).toMatchObject({ imported: cells.length, rejected: 0 });
      expect((await rowsOf(bridge.otherKey)).map(said)).toEqual(expected);
    }
  });

  it('proposes columns for the wordings of other templates, and takes others from the mapping', async () => {
    const file = 'Verarbeitungstätigkeit,Löschfrist,Betroffene Personen,Abteilung\r\nLöhne,7 Jahre,Personal,HR\r\n';
    const columns = [
      { header: 'Verarbeitungstätigkeit', column: 'name' },
      { header: 'Löschfrist', column: 'storagePeriod' },
      { header: 'Betroffene Personen', column: 'dataSubjects' },
      { header: 'Abteilung', column: null },
    ];
    expect((await read(file)).columns).toEqual(columns);
    expect((await read(file, true, { mapping: { Abteilung: 'purpose' } })).columns[3]).toEqual({
      header: 'Abteilung',
      column: 'purpose',
    });
  });

  it('finds the headings below the title of a template, and tells its columns apart', async () => {
    const file = [
      'Verzeichnis von Verarbeitungstätigkeiten;;;;;;',
      'Verantwortlicher:;Muster GmbH;;;;;',
      'Lfd. Nr.;Bezeichnung der Verarbeitungstätigkeit;Zwecke der Verarbeitung;Empfänger;Empfänger;;',
      '1;Kundenverwaltung;Aufträge;Bank;Steuerberatung;intern;',
    ].join('\n');
    const { columns, rows } = await read(file);
    expect(columns).toEqual([
      { header: 'Lfd. Nr.', column: null },
      { header: 'Bezeichnung der Verarbeitungstätigkeit', column: 'name' },
      { header: 'Zwecke der Verarbeitung', column: 'purpose' },
      { header: 'Empfänger', column: 'recipients' },
      { header: 'Empfänger (2)', column: null },
      { header: '[F]', column: null },
    ]);
    expect(rows).toEqual([{ line: 4, name: 'Kundenverwaltung', errors: [] }]);
    const mapping = { Empfänger: null, 'Empfänger (2)': 'recipients', '[F]': 'dataCategories' };
    const told = (await read(file, true, { mapping })).columns;
    expect(told.slice(3).map(({ column }) => column)).toEqual([null, 'recipients', 'dataCategories']);
  });

  it.each([
    ['ja, USA', true, ['US']],
    ['Ja (Schweiz; Indien)', true, ['CH', 'IN']],
    ['Japan; Falkland Islands (Malvinas)', true, ['JP', 'FK']],
    ['Ja', true, undefined],
    ['keines', false, undefined],
  ])('takes %j in a column for third countries', async (text, thirdCountry, thirdCountries) => {
    for (const heading of ['Drittland', 'Drittländer']) {
      const file = `Bezeichnung\t${heading}\n${heading}: ${text}\t${text}\n`;
      expect(await read(file, false)).toMatchObject({ imported: 1, rejected: 0 });
      const row = (await rowsOf(bridge.otherKey)).find(({ name }) => name === `${heading}: ${text}`);
      expect([row?.thirdCountry, row?.thirdCountries]).toEqual([thirdCountry, thirdCountries]);
    }
  });

  it('reads Windows-1252 with tabs', async () => {
    const file = Buffer.from('Bezeichnung\tEmpfänger\nLöhne\tBehörde\n', 'latin1');
    expect((await read(file)).rows).toEqual([{ line: 2, name: 'Löhne', errors: [] }]);
  });

  it('says which cell is wrong, and adds nothing then', async () => {
    const before = await rowsOf(bridge.otherKey);
    const file = `Name;Purpose;Third countries\nA;b;Atlantis\n;c;\nD;${'x'.repeat(10_001)};AT\nE;f;\nG;h;AT`;
    const { rows, imported, rejected } = await read(file, false);
    expect({ imported, rejected }).toEqual({ imported: 0, rejected: 4 });
    expect(rows.map(({ line, errors }) => [line, ...errors.map(({ column, code }) => `${column} ${code}`)])).toEqual([
      [2, 'thirdCountries unknown'],
      [3, 'name required'],
      [4, 'purpose too-long'],
      [5],
      [6, 'thirdCountries not-a-third-country'],
    ]);
    expect(await rowsOf(bridge.otherKey)).toEqual(before);
  });

  it('adds only the rows without an error when that is asked for, and says which are left out', async () => {
    const before = await rowsOf(bridge.otherKey);
    const file = 'Name;Third countries\nTeils A;\nTeils B;Atlantis\n;\nTeils C;CH\n';
    const importedBy = async (query: string): Promise<ImportResult> => {
      const body = { fileName: 'x', content: Buffer.from(file).toString('base64') };
      const answer = await bridge.post(`${path}/import?${query}`, body, { key: bridge.otherKey }).expect(200);
      return answer.body as ImportResult;
    };
    const told = { imported: 2, rejected: 1 };
    expect(await importedBy('dryRun=true&onlyValid=true')).toMatchObject(told);
    expect(await rowsOf(bridge.otherKey)).toEqual(before);
    expect(await importedBy('dryRun=false&onlyValid=false')).toMatchObject({ imported: 0, rejected: 1 });
    expect(await rowsOf(bridge.otherKey)).toEqual(before);
    const { rows, ...counts } = await importedBy('dryRun=false&onlyValid=true');
    expect(counts).toMatchObject(told);
    expect(rows.map(({ line, errors }) => [line, ...errors.map(({ column }) => column)])).toEqual([
      [2],
      [3, 'thirdCountries'],
      [5],
    ]);
    const added = (await rowsOf(bridge.otherKey)).slice(before.length).map(({ name }) => name);
    expect(added).toEqual(['Teils A', 'Teils C']);
    await bridge.post(`${path}/import?dryRun=true&onlyValid=yes`, {}, { key: bridge.otherKey }).expect(400);
  });

  it('refuses files that it cannot read, and says why', async () => {
    await refused('', 'file-empty');
    await refused('\n\n', 'file-empty');
    await refused(Buffer.from('504b0304deadbeef', 'hex'), 'file-unreadable');
    await refused(Buffer.from(zipSync({ 'a.xml': strToU8('<a/>') })), 'file-unreadable');
    await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-protected');
    await refused(Buffer.from(zipSync({ 'xl/bomb.xml': new Uint8Array(40 * 1024 * 1024) })), 'file-too-large');
    await refused(';'.repeat(1_000_001), 'file-too-large');
    await refused(`Name\n${'x\n'.repeat(100_000)}`, 'too-many-rows');
    await refused(Buffer.from([0x4e, 0, 0x61, 0, 1, 2, 3, 0]), 'file-unreadable');
    await refused('Name;Zweck\n"offen;x\n', 'file-unreadable');
    const { body } = await sent('Foo;Bar\na;b\n', false).expect(422);
    expect((body as Problem).errors).toMatchObject([{ pointer: '/mapping', code: 'columns-unknown' }]);
  });
});

function said({ id: _id, createdAt: _createdAt, revision: _revision, ...cells }: Activity): object {
  return cells;
}
