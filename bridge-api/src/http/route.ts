import type { Acting, Locale, Principal, Scope, SignedHead } from '@kundenmeister/core';
import type Joi from 'joi';
import type { PageRoute } from '../pages/page-route';
import type { ProblemCode } from '../problems/catalogue';

/** What a handler gets: a request whose parts have passed their schemas. */
export interface RouteContext<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** SHA-256 of the body's bytes as they came, hex; empty without a body. */
  readonly bodyHash: string;
  /** The reader's language, from `Accept-Language`. */
  readonly locale: Locale;
  /** A request header, by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  /** Whether the reader prefers HTML to JSON. */
  readonly prefersHtml: () => boolean;
  /** Whether the reader prefers PDF to JSON. */
  readonly prefersPdf: () => boolean;
}

/** The context of a route that needs a key. */
export interface TenantContext<P = unknown, Q = unknown, B = unknown> extends RouteContext<P, Q, B> {
  readonly principal: Principal;
  readonly acting: Acting;
}

/** What a handler answers. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON, or as it is when a string or bytes. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The ledger's head after this call, where the handler knows it already. */
  readonly head?: SignedHead;
}

/** One documented answer of a route. */
export interface ResponseSpec {
  readonly description: string;
  readonly schema?: Joi.Schema;
  readonly contentType?: string;
  /** Media types of the file that is answered, where the caller chooses among several, or between it and what has a schema. */
  readonly files?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every line of the route table says. */
export interface RouteSpec<P, Q, B> {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** In OpenAPI's form: `/v1/forms/{formKey}`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Joi.ObjectSchema<P>;
  readonly query?: Joi.ObjectSchema<Q>;
  readonly body?: Joi.ObjectSchema<B>;
  /** The most that the body may hold, in bytes, where it is not the usual. */
  readonly bodyLimit?: number;
  /** Request headers beyond the usual ones: lower-case name → what it is for. */
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  /** Refusals beyond those that every route of its kind has. */
  readonly problems: readonly ProblemCode[];
}

/** A route that answers anybody. */
export interface PublicRoute<P = unknown, Q = unknown, B = unknown> extends RouteSpec<P, Q, B> {
  readonly access: 'public';
  handler(context: RouteContext<P, Q, B>): Promise<Reply> | Reply;
}

/** A route for a tenant's key that has one of the scopes. */
export interface TenantRoute<P = unknown, Q = unknown, B = unknown> extends RouteSpec<P, Q, B> {
  readonly access: {
    readonly scopes: readonly Scope[];
    /** `committed`: the write itself checks the key again, so a remembered key is good enough to get there. */
    readonly keyCheck?: 'fresh' | 'committed';
  };
  handler(context: TenantContext<P, Q, B>): Promise<Reply> | Reply;
}

/** Any line of the route table. */
export type Route = PublicRoute | TenantRoute | PageRoute;

/** Declares a route for tenants; the types of its parts come from its schemas. */
export function tenantRoute<P = unknown, Q = unknown, B = unknown>(route: TenantRoute<P, Q, B>): Route {
  return route;
}

/** Declares a route that needs no key. */
export function publicRoute<P = unknown, Q = unknown, B = unknown>(route: PublicRoute<P, Q, B>): Route {
  return route;
}

/** Whether a route needs a tenant's key. */
export function needsKey(route: Route): route is TenantRoute {
  return typeof route.access === 'object';
}

/** Whether a route is a page for people. */
export function isPage(route: Route): route is PageRoute {
  return route.access === 'page';
}
