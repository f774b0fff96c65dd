import type { Activity } from '../../bridge/directory-types';
import { hasUnsaved, newest, replaced, type CellStates } from './cell-states';

const row = (id: string, revision: number): Activity => ({
  ...{ id, revision, source: 'own', createdAt: '2026-11-29T00:00:00Z', retiredAt: null, name: `${id} ${revision}` },
  ...{ purpose: '', legalBasis: '', dataSubjects: '', dataCategories: '', recipients: '', impactAssessment: '' },
  ...{ thirdCountry: false, storagePeriod: { kind: 'other' } },
});
const never = (): boolean => false;

describe('rows and cells that are being saved', () => {
  it('never go back to an older revision, whichever answer comes last', () => {
    expect(newest([row('a', 3)], [row('a', 2), row('b', 1)], never)).toEqual([row('a', 3), row('b', 1)]);
    expect(replaced([row('a', 3)], row('a', 2))).toEqual([row('a', 3)]);
    expect(replaced([row('a', 3)], row('a', 4))).toEqual([row('a', 4)]);
  });

  it('drop a row that is gone, but not with what was typed into it', () => {
    expect(newest([row('a', 1), row('b', 1)], [row('b', 1)], never)).toEqual([row('b', 1)]);
    expect(newest([row('a', 1), row('b', 1)], [row('b', 1)], (id) => id === 'a')).toEqual([row('a', 1), row('b', 1)]);
  });

  it('know what would be lost', () => {
    const states: CellStates = { 'a purpose': { status: 'saving', value: {} }, 'b name': { status: 'saved' } };
    expect([hasUnsaved(states), hasUnsaved(states, 'a'), hasUnsaved(states, 'b')]).toEqual([true, true, false]);
  });
});
