import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMasterKeyFile, readMasterKeys } from './master-key';

describe('the master key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kmdp-master-'));
  const random = { bytes: (length: number) => randomBytes(length) };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made readable by its owner only, with one key of 256 bits', () => {
    const file = join(folder, 'new', 'master.json');
    createMasterKeyFile(file, random);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const keys = readMasterKeys(file);
    expect([...keys.keys.values()].map((key) => key.length)).toEqual([32]);
  });

  it('is never overwritten', () => {
    const file = join(folder, 'once.json');
    createMasterKeyFile(file, random);
    expect(() => createMasterKeyFile(file, random)).toThrow('EEXIST');
  });

  it.each([
    ['is missing', undefined, 'is missing'],
    ['is no JSON', 'nonsense', 'is not JSON'],
    ['has a short key', '{"current":1,"keys":{"1":"c2hvcnQ="}}', '32 bytes'],
    ['lacks its current version', `{"current":2,"keys":{"1":"${'A'.repeat(43)}="}}`, 'current version'],
  ])('is refused when it %s, without showing its content', (name, content, message) => {
    const file = join(folder, `${name}.json`);
    if (content !== undefined) writeFileSync(file, content);
    expect(() => readMasterKeys(file)).toThrow(message);
  });
});
