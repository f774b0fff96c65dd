import type { Request, RequestHandler, Response } from 'express';
import type { RateLimits } from '../http/rate-limits';
import { locals } from '../http/locals';
import { validateBody, validateText } from '../http/validate';
import { formFields, readForm } from './form-body';
import { framedPageHeaders, pageHeaders, renderPage } from './frame';
import { wantedLocale } from './page-language';
import type { PageContext, PageReply, PageRoute } from './page-route';

/** What serves one page: the visitor's rate, the form and its schema, then the handler, then the frame around its answer. */
export function pageMiddlewares(route: PageRoute, limits: RateLimits): RequestHandler[] {
  const asPage: RequestHandler = (request, response, next) => {
    const framed = route.isFramed?.(request.query) === true;
    locals(response).page = framed ? framedPageHeaders : pageHeaders;
    // Written for browsers that do not know `frame-ancestors`, which says it better.
    if (framed) response.removeHeader('X-Frame-Options');
    next();
  };
  return [
    asPage,
    limits[route.rate ?? 'perAddress'],
    ...(route.form ? readForm() : []),
    async (request, response) => sendPage(response, await route.handler(contextOf(route, request))),
  ];
}

function contextOf(route: PageRoute, request: Request): PageContext {
  return {
    params: route.params ? validateText(route.params, request.params, '/params') : {},
    form: route.form ? validateBody(route.form, formFields(request)) : undefined,
    wantedLocale: wantedLocale(request),
    query: request.query,
    client: { ip: request.ip, userAgent: request.headers['user-agent'] },
  };
}

function sendPage(response: Response, { status, page, headers }: PageReply): void {
  response
    .status(status)
    .set({ ...locals(response).page, 'Content-Language': page.locale, ...headers })
    .set('Content-Type', 'text/html; charset=utf-8')
    .end(renderPage(page));
}
