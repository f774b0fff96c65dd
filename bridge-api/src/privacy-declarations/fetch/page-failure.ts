import type { PageFailure } from '@kundenmeister/core';
import { PageUnreadable } from './page-unreadable';

/** Codes of TLS errors about the certificate, of Node.js and of OpenSSL. */
const certificateCode = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_/;
const connectTimeout = 'UND_ERR_CONNECT_TIMEOUT';

/** What an error while a page was read means for whoever linked it. */
export function failureOf(error: unknown): PageFailure {
  if (error instanceof PageUnreadable) return error.failure;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === connectTimeout) return 'too-slow';
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_')) return 'page-not-text';
  return certificateCode.test(code) ? 'certificate-invalid' : 'connection-failed';
}
