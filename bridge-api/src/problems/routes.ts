import Joi from 'joi';
import type { Locale } from '@kundenmeister/core';
import { publicRoute, type Reply, type Route } from '../http/route';
import { escapeHtml, htmlPage } from '../openapi/html';
import { localized, named, record } from '../schemas/building-blocks';
import { catalogueEntry, isProblemCode, type ProblemCode } from './catalogue';
import { ProblemError } from './problem-error';

const explanation = named(
  'ProblemExplanation',
  record({ code: Joi.string(), status: Joi.number().integer(), title: localized, detail: localized }),
);

/** What a problem's `type` leads to: the explanation of its code, for programs and for people. */
export function problemRoutes(): Route[] {
  return [
    publicRoute<{ code: string }>({
      method: 'get',
      path: '/problems/{code}',
      summary: 'What a problem means; HTML for browsers',
      access: 'public',
      params: record<{ code: string }>({ code: Joi.string().max(100) }),
      responses: { 200: { description: 'The explanation', schema: explanation } },
      problems: ['not-found'],
      handler: ({ params: { code }, locale, prefersHtml }) => {
        if (!isProblemCode(code)) throw new ProblemError('not-found');
        return prefersHtml() ? page(code, locale) : json(code);
      },
    }),
  ];
}

const headers = { Vary: 'Accept, Accept-Language', 'Cache-Control': 'max-age=3600' };

function json(code: ProblemCode): Reply {
  const { status, title, detail } = catalogueEntry(code);
  return { status: 200, headers, body: { code, status, title, detail } };
}

function page(code: ProblemCode, locale: Locale): Reply {
  const { status, title, detail } = catalogueEntry(code);
  const body = `<h1>${escapeHtml(title[locale])}</h1><p>${escapeHtml(detail[locale])}</p><p><code>${code}</code>, HTTP ${status}</p>`;
  return { status: 200, headers, contentType: 'text/html; charset=utf-8', body: htmlPage(title[locale], locale, body) };
}
