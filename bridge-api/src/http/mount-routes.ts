import type { Express, Request, RequestHandler, Response } from 'express';
import type { Core } from '@kundenmeister/core';
import { pageHeaders } from '../pages/frame';
import { pageMiddlewares } from '../pages/mount-page';
import { ProblemError } from '../problems/problem-error';
import { actorOf } from './actor';
import { authentication } from './authentication';
import { jsonBody, readBody } from './json-body';
import { localeOf } from './language';
import { ledgerHeadHeader } from './ledger-head';
import { locals } from './locals';
import type { RateLimits } from './rate-limits';
import {
  isPage,
  needsKey,
  type PublicRoute,
  type Reply,
  type Route,
  type RouteContext,
  type TenantContext,
  type TenantRoute,
} from './route';
import { validateBody, validateText } from './validate';

/** Serves the route table: key, scope, rate, body and schemas first, then the handler, then its reply. */
export function mountRoutes(app: Express, routes: readonly Route[], core: Core, limits: RateLimits): void {
  for (const route of routes) {
    app[route.method](expressPath(route.path), ...middlewares(route, core, limits));
  }
  const pages = new Set(routes.filter(isPage).map(({ path }) => path));
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(expressPath(path), methodNotAllowed(path, methods, pages.has(path)));
  }
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function middlewares(route: Route, core: Core, limits: RateLimits): RequestHandler[] {
  const noteRoute: RequestHandler = (_request, response, next) => {
    locals(response).route = route.path;
    next();
  };
  if (isPage(route)) return [noteRoute, ...pageMiddlewares(route, limits)];
  return [
    noteRoute,
    ...(needsKey(route) ? [authentication(route.access, core, limits), limits.perKey] : []),
    ...(route.body ? readBody(route.bodyLimit) : []),
    answer(route, core),
  ];
}

function answer(route: PublicRoute | TenantRoute, core: Core): RequestHandler {
  return async (request, response) => {
    const context = contextOf(route, request, response);
    const { principal } = locals(response);
    // With a principal the context is a tenant's: see contextOf.
    const reply = await route.handler(context as TenantContext);
    const head = reply.head ?? (principal && (await core.ledger.head(principal.tenantId).catch(() => undefined)));
    if (head && principal) response.setHeader('Ledger-Head', ledgerHeadHeader(head));
    if (principal) response.setHeader('Cache-Control', 'no-store');
    send(response, reply);
  };
}

function contextOf(route: PublicRoute | TenantRoute, request: Request, response: Response): RouteContext {
  const body = route.body ? jsonBody(request) : undefined;
  const { principal } = locals(response);
  const actor = principal && actorOf(request.get('x-actor'));
  return {
    params: route.params ? validateText(route.params, request.params, '/params') : {},
    query: route.query ? validateText(route.query, request.query, '/query') : {},
    body: route.body && body ? validateBody(route.body, body.value) : undefined,
    bodyHash: body?.hash ?? '',
    get locale() {
      return localeOf(request);
    },
    header: (name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    },
    prefersHtml: () => request.accepts(['json', 'html']) === 'html',
    prefersPdf: () => request.accepts(['json', 'pdf']) === 'pdf',
    ...(principal && { principal, acting: { tenantId: principal.tenantId, ...(actor !== undefined && { actor }) } }),
  };
}

function send(response: Response, reply: Reply): void {
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.body === undefined) {
    response.end();
    return;
  }
  const content =
    typeof reply.body === 'string' || Buffer.isBuffer(reply.body) ? reply.body : JSON.stringify(reply.body);
  response.setHeader('Content-Type', reply.contentType ?? 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(content));
  response.end(content);
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    methods.set(path, [...(methods.get(path) ?? []), ...names]);
  }
  return methods;
}

function methodNotAllowed(path: string, methods: readonly string[], servesPage: boolean): RequestHandler {
  return (_request, response, next) => {
    Object.assign(locals(response), { route: path, ...(servesPage && { page: pageHeaders }) });
    next(new ProblemError('method-not-allowed', { headers: { Allow: methods.join(', ') } }));
  };
}
