import Joi from 'joi';
import type { Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { answeredTime, id, line, named, page, record } from '../schemas/building-blocks';
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
      summary: 'Create a contact group, and its row in the processing directory',
      access,
      body: groupInput,
      responses: { 201: { description: 'The group', schema: group } },
      problems: [],
      handler: async ({ acting, body, locale }) => ({
        status: 201,
        body: await core.contacts.createGroup(acting, { ...body, locale }),
      }),
    }),
    tenantRoute<{ id: string }>({
      method: 'delete',
      path: `${path}/{id}`,
      summary: 'Delete a contact group that nothing uses; its row in the processing directory retires',
      access,
      params: record<{ id: string }>({ id }),
      responses: { 204: { description: 'Deleted' } },
      problems: ['not-found', 'contact-group-in-use'],
      handler: async ({ acting, params }) => {
        await core.contacts.removeGroup(acting, params.id);
        return { status: 204 };
      },
    }),
  ];
}
