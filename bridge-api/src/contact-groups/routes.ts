import Joi from 'joi';
import type { Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { answeredTime, line, named, page, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';

const access = { scopes: ['manage'] } as const;
const path = '/v1/contact-groups';

const groupInput = named('ContactGroupInput', record<{ name: string }>({ name: line(200) }));
const group = named('ContactGroup', record({ id: Joi.string(), name: Joi.string(), createdAt: answeredTime }));

/** Groups into which consenting contacts go. */
export function contactGroupRoutes(core: Core): Route[] {
  return [
    tenantRoute<unknown, Paging>({
      method: 'get',
      path,
      summary: 'All contact groups',
      access,
      query: Joi.object<Paging>(paging),
      responses: { 200: { description: 'A page of groups', schema: page(group) } },
      problems: [],
      handler: async ({ principal, query }) => ({
        status: 200,
        body: await core.contacts.listGroups(principal.tenantId, pageRequest(query)),
      }),
    }),
    tenantRoute<unknown, unknown, { name: string }>({
      method: 'post',
      path,
      summary: 'Create a contact group',
      access,
      body: groupInput,
      responses: { 201: { description: 'The group', schema: group } },
      problems: [],
      handler: async ({ acting, body }) => ({ status: 201, body: await core.contacts.createGroup(acting, body) }),
    }),
  ];
}
