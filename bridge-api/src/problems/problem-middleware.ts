import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Core } from '@kundenmeister/core';
import type { Logger } from 'pino';
import { localeOf } from '../http/language';
import { ledgerHeadHeader } from '../http/ledger-head';
import { locals } from '../http/locals';
import { pageHeaders } from '../pages/frame';
import { wantedLocale } from '../pages/page-language';
import { problemPage } from '../pages/problem-page';
import { errorReport } from './error-report';
import { catalogueEntry } from './catalogue';
import { problemDocument, problemHeaders, refusalOf, type Refusal } from './problem';

/** The last middleware: answers every error as `application/problem+json` in the reader's language (RFC 9457), or as a page. */
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
    if (isForVisitor(request, response)) return sendPage(request, response, refusal);
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

/** A page's refusals are pages; and so is what a browser gets at an address that is none of ours. */
function isForVisitor(request: Request, response: Response): boolean {
  const { page, route } = locals(response);
  return page !== undefined || (route === undefined && request.accepts(['json', 'html']) === 'html');
}

function sendPage(request: Request, response: Response, refusal: Refusal): void {
  const { status } = catalogueEntry(refusal.code);
  const locale = wantedLocale(request) ?? 'de';
  response
    .status(status)
    .set({ ...(locals(response).page ?? pageHeaders), 'Content-Language': locale, ...problemHeaders(refusal) })
    .set('Content-Type', 'text/html; charset=utf-8')
    .end(problemPage(status, locale));
}
