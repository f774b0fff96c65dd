import { DomainError } from '@kundenmeister/core';
import { ProblemError } from './problem-error';
import { problemDocument, problemHeaders, refusalOf } from './problem';

describe('What a thrown error means to the caller', () => {
  const failing = (code: string): Error => Object.assign(new Error('select ? from t'), { code });

  it.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ECONNREFUSED', 'PROTOCOL_CONNECTION_LOST'])(
    'takes %s for storage that is away',
    (code) => {
      expect(refusalOf(failing(code)).code).toBe('storage-unavailable');
    },
  );

  it('takes a broken rule of the database for our own fault', () => {
    expect(refusalOf(failing('SQLITE_CONSTRAINT_NOTNULL')).code).toBe('internal-error');
  });

  it('takes what is no error at all for our own fault', () => {
    expect(refusalOf('text').code).toBe('internal-error');
  });

  it('takes an address that cannot be decoded for one that does not exist', () => {
    expect(refusalOf(new URIError('Failed to decode')).code).toBe('not-found');
  });

  it('keeps the code and the fields of a rule', () => {
    const refusal = refusalOf(new DomainError('field-invalid', [{ pointer: '/fields/email', code: 'email-invalid' }]));
    expect(problemDocument(refusal, 'de', 'https://bridge.example')).toEqual({
      type: 'https://bridge.example/problems/field-invalid',
      title: 'Eingabe ungültig',
      status: 422,
      detail: 'Bitte prüfen Sie die genannten Felder.',
      errors: [
        {
          pointer: '/fields/email',
          code: 'email-invalid',
          message: 'Bitte geben Sie eine gültige E-Mail-Adresse ein.',
        },
      ],
    });
  });

  it('tells how to authenticate when a key is missing or was revoked', () => {
    expect(problemHeaders(refusalOf(new ProblemError('unauthorized')))['WWW-Authenticate']).toMatch(/^Bearer/);
    expect(problemHeaders(refusalOf(new DomainError('key-invalid')))['WWW-Authenticate']).toMatch(/^Bearer/);
  });

  it('tells when to try again when the storage is away', () => {
    expect(problemHeaders(refusalOf(new DomainError('storage-unavailable')))).toEqual({ 'Retry-After': '5' });
  });
});
