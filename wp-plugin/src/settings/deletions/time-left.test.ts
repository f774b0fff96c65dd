import { spanWords, timeLeft } from './time-left';

const now = new Date('2026-11-27T10:00:00Z');

describe('the time left', () => {
  it.each([
    ['2026-12-01T22:59:59.999Z', '4 days left'],
    ['2026-11-29T10:00:00Z', '2 days left'],
    ['2026-11-29T09:59:59Z', '47 hours left'],
    ['2026-11-27T11:00:00Z', '1 hour left'],
    ['2026-11-27T10:59:59Z', '59 minutes left'],
    ['2026-11-27T10:00:00Z', '1 minute left'],
    ['2026-11-27T09:59:59Z', 'overdue by 1 minute'],
    ['2026-11-26T09:00:00Z', 'overdue by 25 hours'],
    ['2026-11-20T10:00:00Z', 'overdue by 7 days'],
  ])('until %s is “%s”', (dueAt, words) => {
    expect(timeLeft(dueAt, now)).toBe(words);
  });

  it('is never nothing', () => {
    expect(spanWords(0)).toBe('1 minute');
  });
});
