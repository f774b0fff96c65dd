import Joi from 'joi';
import type { Locale } from '@kundenmeister/core';
import type { ResponseSpec, RouteSpec } from '../http/route';
import { locale } from '../schemas/building-blocks';
import type { PageContent } from './frame';

/** What the handler of a page gets. */
export interface PageContext<P = unknown, F = unknown> {
  readonly params: P;
  /** The fields of the form that was sent; undefined without `form`. */
  readonly form: F;
  /** The language that the reader chose (`?lang=`), or that its browser asks for and we have. */
  readonly wantedLocale: Locale | undefined;
  /** The query's parameters as they came: links get parameters added on their way, so nothing is refused for one. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Where the request comes from, as far as the proxies in front are believed. */
  readonly client: { readonly ip: string | undefined; readonly userAgent: string | undefined };
}

/** What the handler of a page answers. */
export interface PageReply {
  readonly status: number;
  readonly page: PageContent;
  /** Beyond those that every page has, or instead of them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A page for a person: HTML within the frame, in German or English; no key, no cookie. Whatever goes wrong becomes a
 * page too. GET must change nothing: mail scanners and browsers open links unasked.
 */
export interface PageRoute<P = unknown, F = unknown> extends Omit<RouteSpec<P, unknown, F>, 'body' | 'responses'> {
  readonly access: 'page';
  readonly method: 'get' | 'post';
  /** The fields of an `application/x-www-form-urlencoded` body. Without it, the body is not read, whatever it is. */
  readonly form?: Joi.ObjectSchema<F>;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  /** Which of the rates per address counts; that of pages unless given. */
  readonly rate?: 'perAddress' | 'refusalsPerAddress' | 'submissionsPerAddress';
  /** Whether any site may show the answer to this query within its own page. */
  readonly isFramed?: (query: PageContext['query']) => boolean;
  handler(context: PageContext<P, F>): Promise<PageReply> | PageReply;
}

/** Declares a page; `answers` says of each status what the page then shows. */
export function pageRoute<P = unknown, F = unknown>(
  route: Omit<PageRoute<P, F>, 'access' | 'query' | 'responses'> & {
    readonly answers: Readonly<Record<number, string>>;
    /** Parameters of the query beside `lang`, for the reference. */
    readonly parameters?: Readonly<Record<string, Joi.Schema>>;
  },
): PageRoute {
  const { answers, parameters, ...rest } = route;
  const responses = Object.entries(answers).map(([status, description]) => [
    status,
    { description, contentType: 'text/html' },
  ]);
  const lang = locale.optional().description('The language; else after `Accept-Language`.');
  const query = Joi.object({ lang, ...parameters });
  return { ...rest, access: 'page', query, responses: Object.fromEntries(responses) as PageRoute['responses'] };
}
