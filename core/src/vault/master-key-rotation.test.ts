import type { MasterKeys } from './master-key';
import { rotationState, withNewestCurrent, withNewKey, withoutOlder, type RotationFacts } from './master-key-rotation';

const master = (current: number, ...versions: number[]): MasterKeys => ({
  current,
  keys: new Map(versions.map((version) => [version, Buffer.alloc(32, version)])),
});
const at = (iso: string): Date => new Date(iso);
const facts: RotationFacts = {
  master: master(2, 1, 2),
  wrapped: new Map([[2, 10]]),
  settledAt: at('2026-11-24T10:00:00Z'),
  oldestCopy: null,
  now: at('2026-11-24T10:00:00Z'),
};
const stateOf = (change: Partial<RotationFacts>) => rotationState({ ...facts, ...change });

describe('The rotation of the master key', () => {
  it('is complete while one key wraps everything', () => {
    expect(stateOf({ master: master(2, 2) })).toMatchObject({ phase: 'complete', outdated: 0, removableAt: null });
  });

  it('is prepared with a newer key that wraps nothing', () => {
    expect(stateOf({ master: master(2, 2, 3) })).toMatchObject({ phase: 'prepared', current: 2, versions: [2, 3] });
  });

  it('goes on as long as an older key wraps something, or nobody noted that none does', () => {
    const wrapped = new Map([
      [1, 3],
      [2, 10],
    ]);
    expect(stateOf({ wrapped })).toMatchObject({ phase: 'rewrapping', outdated: 3, removableAt: null });
    expect(stateOf({ settledAt: null })).toMatchObject({ phase: 'rewrapping', outdated: 0 });
  });

  it('keeps the older key for the 48 hours that a copy of the vault may need it', () => {
    const removableAt = at('2026-11-26T10:00:00Z');
    expect(stateOf({ now: at('2026-11-26T09:59:59.999Z') })).toMatchObject({ phase: 'waiting', removableAt });
    expect(stateOf({ now: removableAt })).toMatchObject({ phase: 'removable', removableAt });
  });

  it('keeps it longer when an older copy is still there', () => {
    const now = at('2026-11-27T10:00:00Z');
    expect(stateOf({ now, oldestCopy: at('2026-11-24T10:00:00Z') }).phase).toBe('waiting');
    expect(stateOf({ now, oldestCopy: at('2026-11-24T10:00:00.001Z') }).phase).toBe('removable');
  });

  it('names the versions that wrap something and that the file lacks', () => {
    expect(stateOf({ wrapped: new Map([[7, 1]]) }).lacking).toEqual([7]);
    expect(stateOf({}).lacking).toEqual([]);
  });

  it('gives a new key a number that nobody used', () => {
    expect([...withNewKey(master(2, 1, 2), Buffer.alloc(32), null).keys.keys()]).toEqual([1, 2, 3]);
    expect([...withNewKey(master(2, 1, 2), Buffer.alloc(32), 5).keys.keys()]).toEqual([1, 2, 6]);
  });

  it('ends with the newest key alone', () => {
    const rotated = withNewestCurrent(master(2, 1, 2, 3));
    expect(rotated.current).toBe(3);
    expect(withoutOlder(rotated)).toEqual(master(3, 3));
  });
});
