import { firstState, isChargeable, isOverdue, stateAfter } from './request-rules';
import { deletionKinds, deletionStates } from './types';

const dueAt = new Date('2026-11-26T22:59:59.999Z');
const after = new Date('2026-11-26T23:00:00Z');

describe('the cost rule', () => {
  it('charges only the controller, and only for what it merely describes', () => {
    expect(deletionKinds.filter((kind) => isChargeable(kind, 'controller'))).toEqual(['described']);
    expect(deletionKinds.filter((kind) => isChargeable(kind, 'data-subject'))).toEqual([]);
  });
});

describe('a deletion request', () => {
  it.each([
    ['person', 'controller', 'scheduled'],
    ['records', 'controller', 'scheduled'],
    ['described', 'controller', 'awaiting-cost-approval'],
    ['person', 'data-subject', 'received'],
    ['described', 'data-subject', 'received'],
  ] as const)('for %s of the %s begins as %s', (kind, origin, state) => {
    expect(firstState(kind, origin)).toBe(state);
  });

  it('that ended allows no step', () => {
    for (const state of ['executed', 'cancelled', 'rejected'] as const) {
      for (const step of ['accept-costs', 'make-precise', 'approve', 'reject', 'cancel'] as const) {
        expect(stateAfter(state, step)).toBeUndefined();
      }
    }
  });

  it('is never charged or run by being approved twice', () => {
    expect(stateAfter('scheduled', 'approve')).toBeUndefined();
    expect(stateAfter('scheduled', 'accept-costs')).toBeUndefined();
    expect(stateAfter('received', 'accept-costs')).toBeUndefined();
  });

  it('is overdue only while somebody has to act', () => {
    const overdue = deletionStates.filter((state) => isOverdue({ state, dueAt, heldUntil: null }, after));
    expect(overdue).toEqual(['received', 'scheduled']);
    expect(isOverdue({ state: 'scheduled', dueAt, heldUntil: null }, dueAt)).toBe(false);
    expect(isOverdue({ state: 'scheduled', dueAt, heldUntil: new Date('2030-01-01') }, after)).toBe(false);
  });
});
