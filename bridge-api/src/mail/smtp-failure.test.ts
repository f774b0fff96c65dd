import { SendingError, smtpFailure } from './smtp-failure';

describe('A mail that was not taken', () => {
  it.each([
    [
      'is final when the recipient is unknown',
      { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no' },
      true,
    ],
    ['is final when the mail is refused', { responseCode: 554, command: 'DATA', response: '554 no' }, true],
    [
      'comes again when the mailbox is full',
      { responseCode: 452, command: 'RCPT TO', response: '452 4.2.2 full' },
      false,
    ],
    ['comes again after greylisting', { responseCode: 451, command: 'RCPT TO', response: '451 later' }, false],
    [
      'comes again when relaying is forbidden',
      { responseCode: 554, command: 'RCPT TO', response: '554 5.7.1 no' },
      false,
    ],
    ['comes again when the sender is refused', { responseCode: 553, command: 'MAIL FROM', response: '553 no' }, false],
    ['comes again when the login is refused', { responseCode: 535, command: 'AUTH PLAIN', response: '535 no' }, false],
    [
      'comes again when the server greets with an error',
      { responseCode: 554, command: 'CONN', response: '554' },
      false,
    ],
  ])('%s', (_, error, permanent) => {
    expect(smtpFailure(error)).toEqual({ code: `smtp-${error.responseCode}`, permanent, mayHaveArrived: false });
  });

  it.each([
    ['the name of a fault of the network', { code: 'ECONNREFUSED', message: 'to anna@example.at' }, 'ECONNREFUSED'],
    ['nothing that could name somebody', { code: 'anna@example.at' }, 'unknown'],
    ['nothing of what is no error', undefined, 'unknown'],
  ])('is recorded with %s', (_, error, code) => {
    expect(smtpFailure(error)).toEqual({ code, permanent: false, mayHaveArrived: false });
  });

  it.each([
    ['no answer came', { code: 'ETIMEDOUT', command: 'CONN' }, true],
    ['the connection broke', { code: 'ECONNECTION', command: 'CONN' }, true],
    ['the answer is none', { responseCode: 354, command: 'DATA' }, true],
    ['the server said goodbye instead', { responseCode: 421, command: 'CONN' }, true],
    ['the server refused it', { responseCode: 451, command: 'DATA' }, false],
  ])('may have arrived or not when %s after the whole mail', (_, error, mayHaveArrived) => {
    expect(smtpFailure(new SendingError(error, true))).toMatchObject({ permanent: false, mayHaveArrived });
    expect(smtpFailure(new SendingError(error, false))).toMatchObject({ mayHaveArrived: false });
  });
});
