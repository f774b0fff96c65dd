import { readTable } from './read-table';
import { bombOf, workbookOf } from './testing-workbook';

const mebibyte = 1024 * 1024;
/** Of a file whose base64 has the 10 MiB that a request may have. */
const largest = 7.5 * mebibyte;

describe('A workbook that unpacks to gigabytes', () => {
  it.each([
    ['and says so', 4095 * mebibyte, 'file-too-large'],
    ['and says that it is small', 2000, 'file-unreadable'],
    ['and says that it has just what is allowed', 30 * mebibyte, 'file-unreadable'],
  ])('%s is refused, and is not unpacked', async (_, claimed, code) => {
    const bomb = bombOf(6000, claimed);
    expect(bomb.length).toBeGreaterThan(mebibyte * 5);
    expect(bomb.length).toBeLessThan(largest);
    const before = process.resourceUsage().maxRSS;
    await expect(readTable(bomb)).rejects.toMatchObject({ fields: [{ pointer: '/content', code }] });
    // In KiB; all of it would be six million.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(300 * 1024);
  });

  it('is refused when its parts are together too large', async () => {
    const parts = await workbookOf(' '.repeat(31 * mebibyte));
    await expect(readTable(parts)).rejects.toMatchObject({ fields: [{ code: 'file-too-large' }] });
    await expect(readTable(await workbookOf('<row><c r="A1"><v>1</v></c></row>'))).resolves.toEqual([['1']]);
  });
});
