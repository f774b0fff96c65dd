import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { makeSqlite, type TestDatabases } from '@kundenmeister/core/testing';
import { builtBridge, type Bridge, type BridgeProcess } from '../helpers/bridge-process';

const path = '/v1/processing-directory';

describe('The files that a bridge makes and reads in threads', () => {
  let databases: TestDatabases;
  let bridge: Bridge;
  let process: BridgeProcess;
  let headers: Record<string, string>;

  beforeAll(async () => {
    databases = await makeSqlite();
    bridge = await builtBridge(databases);
    process = await bridge.serve();
    const { id } = await bridge.command<{ id: string }>('tenant', 'create', '--company', 'Muster GmbH', '--slug', 'm');
    const { key } = await bridge.command<{ key: string }>('key', 'create', '--tenant', id, '--scope', 'manage');
    headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', 'Accept-Language': 'en' };
  });

  afterAll(async () => {
    await bridge.close();
    await databases.dispose();
  });

  /** Read to its end: an answer left unread would hold up the bridge that is told to stop. */
  const exported = async (format: string): Promise<{ status: number; headers: Headers; content: Buffer }> => {
    const response = await fetch(`${process.url}${path}/export?format=${format}&locale=en`, { headers });
    return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
  };

  it('are whole', async () => {
    const beginnings = { pdf: '%PDF-1.7', xlsx: 'PK', csv: '\u00ef\u00bb\u00bfName', json: '{' };
    for (const [format, beginning] of Object.entries(beginnings)) {
      const { status, content } = await exported(format);
      expect(status).toBe(200);
      expect(content.toString('latin1').slice(0, beginning.length)).toBe(beginning);
    }
  });

  it('are refused with the time to wait when one tenant asks for many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => exported('pdf')));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(2);
    for (const { status, headers, content } of refused) {
      expect([status, headers.get('retry-after')]).toEqual([503, '10']);
      expect((JSON.parse(content.toString()) as { type: string }).type).toMatch(/\/problems\/files-busy$/);
    }
  });

  it('are refused when they would use up the memory, and the bridge lives on', async () => {
    const parts = unzipSync((await exported('xlsx')).content);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    // Two cells, between which lie 17 thousand million.
    const corners = ['A1', 'XFD1048576'].map((at) => `<row><c r="${at}" t="inlineStr"><is><t>x</t></is></c></row>`);
    const rows = `<sheetData>${corners.join('')}</sheetData>`;
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace(/<sheetData>.*<\/sheetData>/s, rows));
    const body = JSON.stringify({ fileName: 'x.xlsx', content: Buffer.from(zipSync(parts)).toString('base64') });
    const response = await fetch(`${process.url}${path}/import?dryRun=true`, { method: 'POST', headers, body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '/content', code: 'file-too-large' }] });
    expect((await exported('csv')).status).toBe(200);
    expect(await process.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});
