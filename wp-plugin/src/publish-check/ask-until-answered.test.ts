import { askUntilAnswered } from './ask-until-answered';

const wait = { pauseMs: 700, againMs: 15_000 };

describe('Asking until there is an answer', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('asks again after a failure and after an answer that says nothing, and then no more', async () => {
    const ask = jest
      .fn<Promise<string | null>, []>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce(null)
      .mockResolvedValue('known');
    const onAnswer = jest.fn();
    const onMiss = jest.fn();
    askUntilAnswered({ ask, onAnswer, onMiss, ...wait });
    await jest.advanceTimersByTimeAsync(699);
    expect(ask).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect([onAnswer.mock.calls, onMiss.mock.calls.length]).toEqual([[], 1]);
    await jest.advanceTimersByTimeAsync(wait.againMs);
    expect([onAnswer.mock.calls, onMiss.mock.calls.length]).toEqual([[], 2]);
    await jest.advanceTimersByTimeAsync(10 * wait.againMs);
    expect([onAnswer.mock.calls, onMiss.mock.calls.length, ask.mock.calls.length]).toEqual([[['known']], 2, 3]);
  });

  it('stops before the pause is over', async () => {
    const ask = jest.fn(() => Promise.resolve('known'));
    askUntilAnswered({ ask, onAnswer: jest.fn(), onMiss: jest.fn(), ...wait })();
    await jest.advanceTimersByTimeAsync(10 * wait.againMs);
    expect(ask).not.toHaveBeenCalled();
  });

  it('leaves an answer alone that comes after it was stopped', async () => {
    const onAnswer = jest.fn();
    const onMiss = jest.fn();
    let answer: (value: string | null) => void = () => undefined;
    const ask = () => new Promise<string | null>((resolve) => (answer = resolve));
    const stop = askUntilAnswered({ ask, onAnswer, onMiss, ...wait });
    await jest.advanceTimersByTimeAsync(wait.pauseMs);
    stop();
    answer(null);
    await jest.advanceTimersByTimeAsync(10 * wait.againMs);
    expect([onAnswer.mock.calls.length, onMiss.mock.calls.length]).toEqual([0, 0]);
  });
});
