import type { ConsentState } from './types';
import { expiryOf, fateOf } from './unconfirmed';

describe('data that was not confirmed', () => {
  it('has its time over after the controller’s days, to the millisecond', () => {
    expect(expiryOf(new Date('2026-11-24T10:00:00.123Z'), 7)).toEqual(new Date('2026-12-01T10:00:00.123Z'));
  });

  const agreed = (state: ConsentState) => ({ state, agreed: true });
  const never = (state: ConsentState) => ({ state, agreed: false });

  it.each([
    ['is erased when nothing was ever agreed to', [never('requested')], 'erase'],
    ['is erased when other boxes stayed empty', [never('requested'), never('refused')], 'erase'],
    ['is erased when it was withdrawn before anybody confirmed it', [never('withdrawn'), never('refused')], 'erase'],
    ['is erased when one part was withdrawn and one expired', [never('withdrawn'), never('expired')], 'erase'],
    ['is erased when one part was withdrawn and one waits', [never('withdrawn'), never('requested')], 'erase'],
    ['expires beside what was given', [never('requested'), agreed('given')], 'expire'],
    ['expires beside what was confirmed', [agreed('confirmed'), never('requested')], 'expire'],
    ['expires beside what was confirmed and withdrawn', [agreed('withdrawn'), never('requested')], 'expire'],
    ['stays when nothing waits', [agreed('confirmed'), never('refused')], 'keep'],
    ['stays as the proof of what was agreed to until it was withdrawn', [agreed('withdrawn')], 'keep'],
    ['stays when nothing was ever asked for', [never('refused')], 'keep'],
    ['stays when there is nothing', [], 'keep'],
  ] as const)('%s', (_, consents, fate) => {
    expect(fateOf(consents)).toBe(fate);
  });
});
