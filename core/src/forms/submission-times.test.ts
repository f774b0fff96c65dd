import fc from 'fast-check';
import { clockSkewMs, impossibleTimes, type SubmissionTimes } from './submission-times';

const at = (time: string): Date => new Date(`2026-11-${time}Z`);
const sound: SubmissionTimes = {
  publishedAt: [at('01T08:00:00'), at('20T08:00:00')],
  renderedAt: at('24T09:00:00'),
  submittedAt: at('24T09:02:00'),
  receivedAt: at('24T09:02:01'),
};
const faults = (changes: Partial<SubmissionTimes>): string[] =>
  impossibleTimes({ ...sound, ...changes }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('The times of a submission', () => {
  it.each<[string, Partial<SubmissionTimes>]>([
    ['it is delivered at once', {}],
    ['it is delivered days later, when the bridge is back', { receivedAt: at('30T09:02:01') }],
    ['the page lay in a cache for weeks', { publishedAt: [at('01T08:00:00')], renderedAt: at('02T08:00:00') }],
    ['no box was shown', { publishedAt: [] }],
    ['the website’s clock is five minutes ahead', { submittedAt: at('24T09:07:01'), renderedAt: at('24T09:07:01') }],
    ['the website’s clock was set back while the visitor wrote', { renderedAt: at('24T09:07:00') }],
    ['the text was published five minutes later by our clock', { publishedAt: [at('24T09:05:00')] }],
  ])('may be true when %s', (_, changes) => {
    expect(faults(changes)).toEqual([]);
  });

  it.each<[string, Partial<SubmissionTimes>, string[]]>([
    ['was sent in the future', { submittedAt: at('24T09:07:01.001') }, ['/submittedAt time-in-future']],
    [
      'was shown and sent in the future',
      { submittedAt: at('25T09:00:00'), renderedAt: at('25T09:00:00') },
      ['/submittedAt time-in-future', '/shown/renderedAt time-in-future'],
    ],
    ['was shown after it was sent', { renderedAt: at('24T09:07:00.001') }, ['/shown/renderedAt after-submission']],
    [
      'was shown after it was sent, and delivered days later',
      { renderedAt: at('25T09:00:00'), receivedAt: at('30T09:00:00') },
      ['/shown/renderedAt after-submission'],
    ],
    [
      'shows one text before it was published',
      { publishedAt: [at('01T08:00:00'), at('24T09:05:00.001')] },
      ['/shown/renderedAt before-publication'],
    ],
  ])('cannot be true when it %s', (_, changes, expected) => {
    // A page shown after it was sent needs a receipt late enough to be past as well.
    expect(faults(changes)).toEqual(expected);
  });

  it('are possible for everything that happens in order, whatever the delay and each clock’s error within the limit', () => {
    const span = fc.integer({ min: 0, max: 400 * 24 * 3600 * 1000 });
    const error = fc.integer({ min: -clockSkewMs / 2, max: clockSkewMs / 2 });
    fc.assert(
      fc.property(span, span, span, error, error, (cached, writing, waiting, ahead, change) => {
        const published = sound.publishedAt[0] as Date;
        const shown = published.getTime() + cached;
        const sent = shown + writing;
        const times = {
          publishedAt: [published],
          renderedAt: new Date(shown + ahead),
          submittedAt: new Date(sent + ahead + change),
          receivedAt: new Date(sent + waiting),
        };
        expect(impossibleTimes(times)).toEqual([]);
      }),
    );
  });

  it('are impossible whenever any step is out of order by more than clocks may differ', () => {
    const far = fc.integer({ min: clockSkewMs + 1, max: 1e11 });
    fc.assert(
      fc.property(far, fc.constantFrom('published', 'shown', 'sent'), (by, step) => {
        const before = sound.receivedAt.getTime();
        const times = {
          publishedAt: [new Date(step === 'published' ? before + by : before)],
          renderedAt: new Date(step === 'shown' ? before + by : before),
          submittedAt: new Date(step === 'sent' ? before + by : before),
          receivedAt: sound.receivedAt,
        };
        expect(impossibleTimes(times)).toHaveLength(1);
      }),
    );
  });
});
