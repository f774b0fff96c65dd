import { lostLines } from './restore-command-losses';

describe('what a restore says is lost', () => {
  const whole = {
    ...{ withdrawalsKept: 2, requestsKept: 1, basesKept: 0, keysRevoked: 3, switchedOff: 0 },
    ...{ unreadable: [], tenantsLost: [] },
  };

  it('is nothing when all could be read', () => {
    expect(lostLines(whole)).toEqual([]);
  });

  it.each([
    ['withdrawalsKept', 'withdrawals and objections since', 'no mail before'],
    ['requestsKept', 'requests to delete and to restore since', 'ask every controller'],
    ['basesKept', 'legal bases since', 'before the next sweep'],
    ['keysRevoked', 'revocations of keys since', 'kmdp key revoke'],
    ['switchedOff', 'tenants that switched data protection off since', 'switched off again'],
  ])('names %s, of which nothing could be read, and what to do', (member, what, todo) => {
    const lines = lostLines({ ...whole, [member]: null });
    expect(lines).toEqual([expect.stringContaining(`LOST: ${what}`)]);
    expect(lines[0]).toContain(todo);
  });

  it.each([
    ['withdrawals', 'withdrawals and objections'],
    ['objections', 'withdrawals and objections'],
    ['deletion requests', 'requests to delete and to restore'],
    ['restore requests', 'requests to delete and to restore'],
    ['legal bases', 'legal bases'],
    ['revoked keys', 'revocations of keys'],
    ['settings', 'tenants that switched data protection off'],
  ])('names %s, of which only a part could be read', (part, what) => {
    const [first, ...rest] = lostLines({ ...whole, unreadable: [part] });
    expect(first).toContain(`LOST: some of the ${what} since the backup, as not all could be read (${part}): `);
    expect(rest).toEqual([`could not be read, in part or as a whole: ${part}`]);
  });

  it('says once what is lost for two reasons, and names tenants', () => {
    const lines = lostLines({ ...whole, requestsKept: null, unreadable: ['deletion requests'], tenantsLost: ['t1'] });
    expect(lines.filter((line) => line.startsWith('LOST: '))).toHaveLength(2);
    expect(lines.join('\n')).toContain('LOST: tenant t1, ');
  });
});
