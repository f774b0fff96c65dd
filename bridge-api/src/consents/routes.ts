import Joi from 'joi';
import { consentEventTypes, type ConsentFilter, type Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { formKey, id, named, oneOf, page, record, text } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { consentProof, consentSummary } from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const path = '/v1/consents/{id}';

const search = Joi.object<Paging & ConsentFilter>({
  ...paging,
  email: text(254),
  state: oneOf(consentEventTypes),
  formKey,
  profileId: id,
});

const withdrawal = named(
  'WithdrawalInput',
  record<{ reason?: string }>({ reason: Joi.string().allow('').max(1000).optional() }),
);

/** Consents, their proofs, and their withdrawal. */
export function consentRoutes(core: Core): Route[] {
  return [
    tenantRoute<unknown, Paging & ConsentFilter>({
      method: 'get',
      path: '/v1/consents',
      summary: 'Consents, by e-mail address, state, form or profile',
      access,
      query: search,
      responses: { 200: { description: 'A page of consents', schema: page(consentSummary) } },
      problems: [],
      handler: async ({ principal, query }) => ({
        status: 200,
        body: await core.consents.search(principal.tenantId, filterOf(query), pageRequest(query)),
      }),
    }),
    tenantRoute<ById>({
      method: 'get',
      path,
      summary: 'The proof of one consent: its events, and the exact texts shown',
      access,
      params: byId,
      responses: { 200: { description: 'The proof', schema: consentProof } },
      problems: ['not-found'],
      handler: async ({ principal, params }) => ({
        status: 200,
        body: await core.consents.get(principal.tenantId, params.id),
      }),
    }),
    tenantRoute<ById, unknown, { reason?: string }>({
      method: 'post',
      path: `${path}/withdrawal`,
      summary:
        'Withdraw a consent (Art. 7(3) GDPR) with all others of the person under its profile; twice changes nothing',
      access,
      params: byId,
      body: withdrawal,
      responses: { 200: { description: 'The proof, in state withdrawn', schema: consentProof } },
      problems: ['not-found', 'consent-not-withdrawable'],
      handler: async ({ acting, params, body }) => ({
        status: 200,
        body: await core.consents.withdraw(acting, params.id, body),
      }),
    }),
  ];
}

function filterOf({ email, state, formKey: form, profileId }: ConsentFilter): ConsentFilter {
  return {
    ...(email !== undefined && { email }),
    ...(state !== undefined && { state }),
    ...(form !== undefined && { formKey: form }),
    ...(profileId !== undefined && { profileId }),
  };
}
