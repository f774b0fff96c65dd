import {
  chownSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMasterKeyFile, masterKeysIn, readMasterKeys } from './master-key';

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
    [
      'has a version that is no number',
      `{"current":1,"keys":{"1":"${'A'.repeat(43)}=","x":"${'A'.repeat(43)}="}}`,
      '32 bytes',
    ],
    ['lacks its current version', `{"current":2,"keys":{"1":"${'A'.repeat(43)}="}}`, 'current version'],
  ])('is refused when it %s, without showing its content', (name, content, message) => {
    const file = join(folder, `${name}.json`);
    if (content !== undefined) writeFileSync(file, content);
    expect(() => readMasterKeys(file)).toThrow(message);
  });

  describe('with other keys put in its place', () => {
    const keys = { current: 2, keys: new Map([1, 2].map((version) => [version, randomBytes(32)])) };

    it('holds those, still for its owner only, and leaves nothing beside it', () => {
      const file = join(folder, 'replaced', 'master.json');
      createMasterKeyFile(file, random);
      masterKeysIn(file).replace(keys);
      expect(masterKeysIn(file).read()).toEqual(keys);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readdirSync(join(folder, 'replaced'))).toEqual(['master.json']);
    });

    it('stays where a link points to', () => {
      const [file, link] = [join(folder, 'target.json'), join(folder, 'link.json')];
      createMasterKeyFile(file, random);
      symlinkSync(file, link);
      masterKeysIn(link).replace(keys);
      expect(readlinkSync(link)).toBe(file);
      expect(readMasterKeys(file)).toEqual(keys);
    });

    it('does not mind what a crash left', () => {
      const file = join(folder, 'crashed.json');
      createMasterKeyFile(file, random);
      writeFileSync(`${file}.new`, '{"current', { mode: 0o644 });
      masterKeysIn(file).replace(keys);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readMasterKeys(file)).toEqual(keys);
    });

    // Only root may give files away.
    (process.getuid?.() === 0 ? it : it.skip)('still belongs to the account it belonged to', () => {
      const file = join(folder, 'owned.json');
      createMasterKeyFile(file, random);
      chownSync(file, 12345, 12346);
      masterKeysIn(file).replace(keys);
      expect(statSync(file)).toMatchObject({ uid: 12345, gid: 12346 });
    });
  });
});
