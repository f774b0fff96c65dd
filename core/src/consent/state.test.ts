import fc from 'fast-check';
import { deriveState, ForbiddenTransition, isWithdrawable, nextState, permitsMail } from './state';
import { type ConsentEventType, consentEventTypes, type ConsentState } from './types';

const anyEvent = fc.constantFrom(...consentEventTypes);
const ended: readonly ConsentState[] = ['refused', 'withdrawn', 'expired', 'invalidated'];

/** Plays events, leaving out those that are forbidden. */
function play(events: readonly ConsentEventType[]): ConsentEventType[] {
  const happened: ConsentEventType[] = [];
  for (const event of events) {
    try {
      nextState(deriveState(happened), event);
      happened.push(event);
    } catch (error) {
      if (!(error instanceof ForbiddenTransition)) throw error;
    }
  }
  return happened;
}

describe('the state of a consent', () => {
  it.each<readonly ConsentEventType[]>([
    ['requested', 'given', 'confirmed', 'withdrawn'],
    ['requested', 'confirmed', 'withdrawn'],
    ['requested', 'expired'],
    ['given', 'confirmed', 'invalidated'],
    ['given', 'withdrawn'],
    ['imported', 'withdrawn'],
    ['refused'],
  ])('follows a lawful history: %s %s %s %s', (...events) => {
    expect(deriveState(events)).toBe(events.filter(Boolean).at(-1));
  });

  it('is undefined before the first event', () => {
    expect(deriveState([])).toBeUndefined();
  });

  it.each<ConsentEventType>(['confirmed', 'withdrawn', 'expired', 'invalidated'])('cannot begin as %s', (event) => {
    expect(() => nextState(undefined, event)).toThrow(ForbiddenTransition);
  });

  it('names what was and what was tried when it refuses', () => {
    expect(() => nextState('withdrawn', 'confirmed')).toThrow('A consent that is withdrawn cannot become confirmed.');
    expect(new ForbiddenTransition('withdrawn', 'confirmed')).toMatchObject({ from: 'withdrawn', event: 'confirmed' });
  });

  it('never leaves an ended state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ended), anyEvent, (state, event) => {
        expect(() => nextState(state, event)).toThrow(ForbiddenTransition);
      }),
    );
  });

  it('is the last event that happened, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (tried) => {
        const happened = play(tried);
        expect(deriveState(happened)).toBe(happened.at(-1));
      }),
    );
  });

  it('never has the same event twice, so a replay cannot lengthen a history', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (tried) => {
        const happened = play(tried);
        expect(new Set(happened).size).toBe(happened.length);
      }),
    );
  });
});

describe('withdrawing', () => {
  it.each<ConsentState>(['requested', 'given', 'confirmed', 'imported'])('is possible when %s', (state) => {
    expect(isWithdrawable(state)).toBe(true);
  });

  it.each(ended)('is not possible when %s', (state) => {
    expect(isWithdrawable(state)).toBe(false);
  });

  it('ends mail permission after any history', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.boolean(), (tried, doubleOptIn) => {
        const state = deriveState(play(tried));
        fc.pre(state !== undefined && isWithdrawable(state));
        expect(permitsMail(nextState(state, 'withdrawn'), doubleOptIn)).toBe(false);
      }),
    );
  });
});

describe('mail permission', () => {
  it('needs the confirmation where double opt-in is asked', () => {
    expect(consentEventTypes.filter((state) => permitsMail(state, true))).toEqual(['confirmed']);
  });

  it('is there once given where double opt-in is not asked', () => {
    expect(consentEventTypes.filter((state) => permitsMail(state, false))).toEqual(['given', 'confirmed']);
  });
});
