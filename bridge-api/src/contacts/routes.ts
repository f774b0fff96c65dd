import Joi from 'joi';
import type { ContactBasisInput, ContactFilter, Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, page, record, text } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { contact, contactBasis, contactBasisInput, contactDetails } from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const path = '/v1/contacts';

/** The persons behind the consents, and on what else their data rests. */
export function contactRoutes({ persons }: Pick<Core, 'persons'>): Route[] {
  return [
    tenantRoute<unknown, Paging & ContactFilter>({
      method: 'get',
      path,
      summary: 'Contacts, newest first, by e-mail address or group',
      access,
      query: Joi.object<Paging & ContactFilter>({ ...paging, email: text(254), groupId: id }),
      responses: { 200: { description: 'A page of contacts', schema: page(contact) } },
      problems: [],
      handler: async ({ principal, query }) => {
        const { email, groupId } = query;
        const filter = { ...(email !== undefined && { email }), ...(groupId !== undefined && { groupId }) };
        return { status: 200, body: await persons.search(principal.tenantId, filter, pageRequest(query)) };
      },
    }),
    tenantRoute<ById>({
      method: 'get',
      path: `${path}/{id}`,
      summary: 'One contact, with its legal bases beside consents',
      access,
      params: byId,
      responses: { 200: { description: 'The contact', schema: contactDetails } },
      problems: ['not-found'],
      handler: async ({ principal, params }) => ({
        status: 200,
        body: await persons.get(principal.tenantId, params.id),
      }),
    }),
    tenantRoute<ById, unknown, ContactBasisInput>({
      method: 'post',
      path: `${path}/{id}/bases`,
      summary: 'Record a legal basis beside consents (Art. 6(1) GDPR); a legal obligation keeps the data until it ends',
      access,
      params: byId,
      body: contactBasisInput,
      responses: { 201: { description: 'The basis', schema: contactBasis } },
      problems: ['not-found', 'field-invalid'],
      handler: async ({ acting, params, body }) => ({
        status: 201,
        body: await persons.addBasis(acting, params.id, body),
      }),
    }),
  ];
}
