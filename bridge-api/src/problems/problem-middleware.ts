import type { ErrorRequestHandler } from 'express';
import type { Core } from '@kundenmeister/core';
import type { Logger } from 'pino';
import { localeOf } from '../http/language';
import { ledgerHeadHeader } from '../http/ledger-head';
import { locals } from '../http/locals';
import { errorReport } from './error-report';
import { problemDocument, problemHeaders, refusalOf } from './problem';

/** The last middleware: answers every error as `application/problem+json` in the reader's language (RFC 9457). */
export function problemMiddleware(core: Core, publicUrl: string, logger: Logger): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal-error') {
      const { requestId, route } = locals(response);
      logger.error({ reqId: requestId, route, ...errorReport(error) }, 'unexpected error');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const document = problemDocument(refusal, localeOf(request), publicUrl);
    const { principal } = locals(response);
    const head = principal && (await core.ledger.head(principal.tenantId).catch(() => undefined));
    response
      .status(document.status)
      .set({ 'Cache-Control': 'no-store', ...problemHeaders(refusal) })
      .set(head ? { 'Ledger-Head': ledgerHeadHeader(head) } : {})
      .vary('Accept-Language')
      .set('Content-Type', 'application/problem+json')
      .end(JSON.stringify(document));
  };
}
