import { messageAt, toProblem } from './problem';

describe('a failed request', () => {
  it('tells the words of the bridge and the fields it refuses', () => {
    const problem = toProblem({
      code: 'kmdp_bridge_problem',
      message: 'Unprocessable',
      data: {
        status: 422,
        problem: {
          detail: 'Something is missing.',
          errors: [{ pointer: '/company/email', code: 'email-invalid', message: 'No e-mail address.' }],
        },
      },
    });
    expect([problem.message, problem.status, messageAt(problem, '/company/email')]).toEqual([
      'Something is missing.',
      422,
      'No e-mail address.',
    ]);
  });

  it('tells of a refused key in the words of WordPress', () => {
    const data = { status: 502, problem: { detail: 'Send a valid key as Authorization: Bearer …' } };
    expect(toProblem({ code: 'kmdp_key_refused', message: 'Please enter a valid key.', data }).message).toBe(
      'Please enter a valid key.',
    );
  });

  it('tells which of WordPress’s own parameters is refused', () => {
    const problem = toProblem({ code: 'x', message: 'Bad key', data: { status: 422, params: { key: 'Bad key' } } });
    expect(messageAt(problem, '/key')).toBe('Bad key');
  });

  it.each([undefined, null, 'text', new Error(''), { data: null }])('has words even for %p', (thrown) => {
    expect(toProblem(thrown).message).not.toBe('');
  });
});
