import { needsConfirmation } from './double-opt-in';

describe('double opt-in', () => {
  it('is always needed for a newsletter', () => expect(needsConfirmation('newsletter', false)).toBe(true));
  it('is a choice for other purposes', () => {
    expect([needsConfirmation('contact', false), needsConfirmation('contact', true)]).toEqual([false, true]);
  });
});
