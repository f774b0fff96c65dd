import { squaresOf } from '../access/squares';
import { backupStanding } from './backup-standing';

const now = new Date('2026-11-29T11:00:00Z');
const day = (date: string, state: 'ok' | 'missing' | 'failed') => ({ date, state, bytes: null, verifiedAt: null });

describe('how the backups stand', () => {
  it('is how many days have one, and which is the newest', () => {
    const days = [
      day('2026-11-29', 'missing'),
      day('2026-11-28', 'ok'),
      day('2026-11-27', 'failed'),
      day('2026-11-26', 'ok'),
    ];
    expect(backupStanding(squaresOf(days, now), false)).toBe(
      'Days with a backup: 2. The newest is of November 28, 2026.',
    );
  });

  it('is that the first is to come, while none is due', () => {
    expect(backupStanding([], false)).toContain('no backup yet');
  });

  it('is that none was made although one was due, be it that nothing makes them or that all failed', () => {
    expect(backupStanding([], true)).toContain('although one was due');
    expect(backupStanding(squaresOf([day('2026-11-28', 'failed')], now), false)).toContain('although one was due');
  });
});
