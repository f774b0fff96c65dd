import { linkState } from './link-state';

const expiresAt = new Date('2026-12-01T10:00:00Z');
const before = new Date('2026-12-01T09:59:59.999Z');

describe('a confirmation link', () => {
  it.each([
    ['is open while something waits in time', null, ['requested'], before, 'open'],
    ['is open when only some of it ended', null, ['withdrawn', 'requested'], before, 'open'],
    ['has expired at the very moment its time is over', null, ['requested'], expiresAt, 'expired'],
    ['is used once it was used, whatever came later', before, ['withdrawn'], expiresAt, 'used'],
    ['is used when another link confirmed the same', null, ['confirmed'], before, 'used'],
    ['has expired when all was withdrawn before', null, ['withdrawn'], before, 'expired'],
    ['has expired when nothing is left of it', null, [], before, 'expired'],
  ] as const)('%s', (_, usedAt, states, now, expected) => {
    expect(linkState({ usedAt, expiresAt, states }, now)).toBe(expected);
  });
});
