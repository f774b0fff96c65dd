import { expiryOf, fateOf } from './unconfirmed';

describe('data that was not confirmed', () => {
  it('has its time over after the controller’s days, to the millisecond', () => {
    expect(expiryOf(new Date('2026-11-24T10:00:00.123Z'), 7)).toEqual(new Date('2026-12-01T10:00:00.123Z'));
  });

  it.each([
    ['is erased when nothing was ever agreed to', ['requested'], 'erase'],
    ['is erased when other boxes stayed empty', ['requested', 'refused'], 'erase'],
    ['expires beside what was given', ['requested', 'given'], 'expire'],
    ['expires beside what was confirmed', ['confirmed', 'requested'], 'expire'],
    ['expires beside what was withdrawn, since the proof of it stays', ['withdrawn', 'requested'], 'expire'],
    ['stays when nothing waits', ['confirmed', 'refused'], 'keep'],
    ['stays when there is nothing', [], 'keep'],
  ] as const)('%s', (_, states, fate) => {
    expect(fateOf(states)).toBe(fate);
  });
});
