import { failureOf } from './page-failure';
import { PageUnreadable } from './page-unreadable';

const withCode = (code: string): Error => Object.assign(new Error('https://muster.example/secret'), { code });

describe('an error while a page was read', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'certificate-invalid'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-invalid'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-invalid'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-invalid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-invalid'],
    ['UND_ERR_CONNECT_TIMEOUT', 'too-slow'],
    ['Z_DATA_ERROR', 'page-not-text'],
    ['ECONNREFUSED', 'connection-failed'],
    ['EPROTO', 'connection-failed'],
    ['UND_ERR_SOCKET', 'connection-failed'],
    ['UND_ERR_HEADERS_OVERFLOW', 'connection-failed'],
  ])('%s means %s', (code, failure) => {
    expect(failureOf(withCode(code))).toBe(failure);
  });

  it('of our own means what it says, and any other that the connection failed', () => {
    expect(failureOf(new PageUnreadable('page-too-large'))).toBe('page-too-large');
    for (const odd of [new Error('x'), 'x', null, undefined]) expect(failureOf(odd)).toBe('connection-failed');
  });
});
