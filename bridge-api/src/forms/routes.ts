import Joi from 'joi';
import type { Core, FormInput, Locale, Notice } from '@kundenmeister/core';
import { contentTag, isKnown } from '../http/etag';
import { tenantRoute, type Reply, type Route } from '../http/route';
import { formKey, locale, page, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { form, formChecks, formInput, formsToCheck, notice } from './schemas';

interface ByKey {
  readonly formKey: string;
}

const byKey = record<ByKey>({ formKey });
const either = { scopes: ['submit', 'manage'] } as const;
const collection = '/v1/forms';
const path = `${collection}/{formKey}`;
const varies = { Vary: 'Accept-Language' };
const noticeLifetimeSeconds = 300;

/** Registered forms, their findings, and what each must show. */
export function formRoutes(core: Core): Route[] {
  return [
    tenantRoute<ByKey, unknown, FormInput>({
      method: 'put',
      path,
      summary: 'Register a form, or change it; the answer says what keeps it from taking data',
      access: { scopes: ['submit'] },
      params: byKey,
      body: formInput,
      responses: { 200: { description: 'The form with its findings', schema: form } },
      problems: ['field-invalid'],
      handler: async ({ acting, params, body, locale }) => ({
        status: 200,
        headers: varies,
        body: await core.forms.put(acting, params.formKey, body, locale),
      }),
    }),
    tenantRoute<unknown, Paging>({
      method: 'get',
      path: collection,
      summary: 'All registered forms',
      access: either,
      query: Joi.object<Paging>(paging),
      responses: { 200: { description: 'A page of forms', schema: page(form) } },
      problems: [],
      handler: async ({ principal, query, locale }) => ({
        status: 200,
        headers: varies,
        body: await core.forms.list(principal.tenantId, pageRequest(query), locale),
      }),
    }),
    tenantRoute<ByKey>({
      method: 'get',
      path,
      summary: 'One registered form',
      access: either,
      params: byKey,
      responses: { 200: { description: 'The form with its findings', schema: form } },
      problems: ['form-unknown'],
      handler: async ({ principal, params, locale }) => ({
        status: 200,
        headers: varies,
        body: await core.forms.get(principal.tenantId, params.formKey, locale),
      }),
    }),
    tenantRoute<ByKey>({
      method: 'delete',
      path,
      summary: 'Remove a form; what it collected stays',
      access: { scopes: ['manage'] },
      params: byKey,
      responses: { 204: { description: 'Removed' } },
      problems: ['form-unknown'],
      handler: async ({ acting, params }) => {
        await core.forms.remove(acting, params.formKey);
        return { status: 204 };
      },
    }),
    checkRoute(core),
    noticeRoute(core),
  ];
}

function checkRoute(core: Core): Route {
  return tenantRoute<unknown, unknown, { forms: readonly FormInput[] }>({
    method: 'post',
    path: `${collection}/check`,
    summary: 'What would be wrong with forms that are being made; nothing is kept',
    access: either,
    body: formsToCheck,
    responses: { 200: { description: 'What was found, in the order of the forms', schema: formChecks } },
    problems: [],
    handler: async ({ principal, body, locale }) => ({
      status: 200,
      headers: varies,
      body: { items: await core.forms.check(principal.tenantId, body.forms, locale) },
    }),
  });
}

function noticeRoute(core: Core): Route {
  return tenantRoute<ByKey, { locale?: Locale }>({
    method: 'get',
    path: `${path}/notice`,
    summary: 'What to show beside the fields: boxes, texts with their versions, processor',
    access: { scopes: ['submit'] },
    params: byKey,
    query: record<{ locale?: Locale }>({ locale: locale.optional() }),
    headers: { 'if-none-match': { description: 'The ETag of the notice already known.', required: false } },
    responses: {
      200: { description: 'The notice', schema: notice, headers: { ETag: 'Changes with the notice.' } },
      304: { description: 'The notice already known is still right' },
    },
    problems: ['form-unknown'],
    handler: async ({ principal, params, query, locale, header }) => {
      const found = await core.forms.notice(principal.tenantId, params.formKey, query.locale ?? locale);
      return cachedReply(found, header('if-none-match'));
    },
  });
}

function cachedReply(found: Notice, ifNoneMatch: string | undefined): Reply {
  const body = JSON.stringify(found);
  const tag = contentTag(body);
  const headers = { ...varies, ETag: tag, 'Cache-Control': `max-age=${noticeLifetimeSeconds}` };
  return isKnown(ifNoneMatch, tag) ? { status: 304, headers } : { status: 200, headers, body };
}
