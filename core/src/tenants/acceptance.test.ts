import { standingAcceptance, withAcceptance, type SealedAcceptance } from './acceptance';

const at = new Date('2026-11-24T10:00:00.000Z');
const first: SealedAcceptance = { version: '1', acceptedBy: 'Anna Muster', acceptedAt: '2025-01-01T00:00:00.000Z' };

describe('an acceptance of the agreement', () => {
  it('of a version not yet accepted is noted with person and time', () => {
    const standing = standingAcceptance({ version: '2', acceptedBy: 'Bert Muster' }, [first], at);
    expect(standing).toEqual({ version: '2', acceptedBy: 'Bert Muster', acceptedAt: at.toISOString() });
    expect(withAcceptance([first], standing)).toEqual([first, standing]);
  });

  it('keeps the first person and time of its version, also after other versions', () => {
    const second = { ...first, version: '2' };
    const standing = standingAcceptance({ version: '1', acceptedBy: 'Bert Muster' }, [first, second], at);
    expect(standing).toEqual(first);
    expect(withAcceptance([first, second], standing)).toEqual([first, second]);
  });

  it('that is taken out is remembered', () => {
    expect(standingAcceptance(null, [first], at)).toBeNull();
    expect(withAcceptance([first], null)).toEqual([first]);
  });
});
