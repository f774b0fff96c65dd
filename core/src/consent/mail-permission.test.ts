import fc from 'fast-check';
import { mailPermission } from './mail-permission';
import type { ConsentStanding } from './standing';
import { consentEventTypes, type ConsentState } from './types';

let count = 0;
const consent = (state: ConsentState, seq: number, more: Partial<ConsentStanding> = {}): ConsentStanding => ({
  id: `consent-${++count}`,
  profileId: 'profile',
  state,
  needsConfirmation: true,
  seq,
  ...more,
});
const answer = (consents: readonly ConsentStanding[], objection?: number) =>
  mailPermission({ consents, erased: false, ...(objection !== undefined && { objection }) });

describe('Mail permission', () => {
  it('is given by a confirmed consent, which it names', () => {
    const confirmed = consent('confirmed', 2);
    expect(answer([consent('refused', 1), confirmed])).toEqual({
      allowed: true,
      reason: 'confirmed',
      consentId: confirmed.id,
    });
  });

  it('names the newest of several proofs', () => {
    const newer = consent('confirmed', 9);
    expect(answer([newer, consent('confirmed', 3)]).consentId).toBe(newer.id);
  });

  it.each([
    ['requested', 'pending'],
    ['withdrawn', 'withdrawn'],
    ['expired', 'expired'],
    ['invalidated', 'expired'],
    ['refused', 'none'],
    ['imported', 'none'],
  ] as const)('is refused for a consent that is %s, as %s', (state, reason) => {
    expect(answer([consent(state, 1)])).toEqual({ allowed: false, reason });
  });

  it('needs no confirmation where none is asked for, and awaits it where it is', () => {
    expect(answer([consent('given', 1, { needsConfirmation: false })])).toMatchObject({ allowed: true });
    expect(answer([consent('given', 1)])).toEqual({ allowed: false, reason: 'pending' });
  });

  it('is refused as none for somebody of whom nothing is known', () => {
    expect(answer([])).toEqual({ allowed: false, reason: 'none' });
  });

  it('ends with a withdrawal, also for who had signed up twice for the same', () => {
    expect(answer([consent('confirmed', 2), consent('withdrawn', 5)])).toEqual({ allowed: false, reason: 'withdrawn' });
  });

  it('outlasts a withdrawal of something else, and comes back with agreeing anew', () => {
    expect(answer([consent('confirmed', 2), consent('withdrawn', 5, { profileId: 'other' })]).allowed).toBe(true);
    expect(answer([consent('withdrawn', 5), consent('confirmed', 8)]).allowed).toBe(true);
  });

  it('ends with an objection until the person agrees and confirms anew', () => {
    expect(answer([consent('confirmed', 2)], 4)).toEqual({ allowed: false, reason: 'objected' });
    expect(answer([consent('withdrawn', 3), consent('requested', 6)], 4)).toEqual({
      allowed: false,
      reason: 'objected',
    });
    expect(answer([consent('withdrawn', 3), consent('confirmed', 7)], 4).allowed).toBe(true);
    expect(answer([], 4)).toEqual({ allowed: false, reason: 'objected' });
  });

  it('does not come back after an objection by a box that anyone could have ticked in the person’s name', () => {
    const ticked = consent('given', 7, { needsConfirmation: false });
    expect(answer([ticked], 4)).toEqual({ allowed: false, reason: 'objected' });
    expect(answer([ticked, consent('confirmed', 8)], 4).reason).toBe('confirmed');
  });

  it('is refused to an erased person whatever rows are left', () => {
    expect(mailPermission({ consents: [consent('confirmed', 1)], erased: true })).toEqual({
      allowed: false,
      reason: 'deleted',
    });
  });

  it('never exists without a consent that is confirmed or needs no confirmation, and that nothing later ended', () => {
    const any = fc.record({
      id: fc.uuid(),
      profileId: fc.constantFrom('a', 'b'),
      state: fc.constantFrom(...consentEventTypes),
      needsConfirmation: fc.boolean(),
      seq: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.option(fc.integer({ min: 1, max: 20 })),
        (consents, objection) => {
          const { allowed, consentId } = answer(consents, objection ?? undefined);
          const proof = consents.find(({ id }) => id === consentId);
          expect(allowed).toBe(proof !== undefined);
          if (!proof) return;
          expect(proof.state === 'confirmed' || (proof.state === 'given' && !proof.needsConfirmation)).toBe(true);
          expect(proof.seq).toBeGreaterThanOrEqual(objection ?? 0);
          if (objection !== null) expect(proof.state).toBe('confirmed');
          const withdrawals = consents.filter(
            ({ state, profileId }) => state === 'withdrawn' && profileId === proof.profileId,
          );
          expect(withdrawals.filter(({ seq }) => seq > proof.seq)).toEqual([]);
        },
      ),
    );
  });
});
