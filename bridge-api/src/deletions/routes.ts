import Joi from 'joi';
import { deletionStates, type Core, type DeletionRequestInput, type DeletionState } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, oneOf, page, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { answer, localized } from './answers';
import { certificateRoute } from './certificate-route';
import { previewRoute } from './preview-route';
import { deletionRequest, deletionRequestInput } from './schemas';
import { stepRoutes } from './step-routes';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const path = '/v1/deletion-requests';

/** Requests to delete (Art. 17 GDPR), and what proves that they were executed. */
export function deletionRoutes(core: Core): Route[] {
  return [
    tenantRoute<unknown, Paging & { state?: DeletionState }>({
      method: 'get',
      path,
      summary: 'Deletion requests, newest first',
      access,
      query: Joi.object<Paging & { state?: DeletionState }>({ ...paging, state: oneOf(deletionStates) }),
      responses: { 200: { description: 'A page of requests', schema: page(deletionRequest) } },
      problems: [],
      handler: async ({ principal, query, locale }) => {
        const { state } = query;
        const wanted = { ...pageRequest(query), ...(state !== undefined && { state }) };
        const { items, nextCursor } = await core.deletions.list(principal.tenantId, wanted);
        return localized({ items: items.map((item) => answer(item, locale)), nextCursor });
      },
    }),
    tenantRoute<unknown, unknown, DeletionRequestInput>({
      method: 'post',
      path,
      summary:
        'Ask to delete a person, precisely named records, or what is described in words; a description alone is chargeable to the controller',
      access,
      body: deletionRequestInput,
      responses: { 201: { description: 'The request', schema: deletionRequest } },
      problems: ['contact-unknown', 'record-unknown', 'record-shared'],
      handler: async ({ acting, body, locale }) => ({
        ...localized(answer(await core.deletions.create(acting, body), locale)),
        status: 201,
      }),
    }),
    tenantRoute<ById>({
      method: 'get',
      path: `${path}/{id}`,
      summary: 'One deletion request',
      access,
      params: byId,
      responses: { 200: { description: 'The request', schema: deletionRequest } },
      problems: ['not-found'],
      handler: async ({ principal, params, locale }) =>
        localized(answer(await core.deletions.get(principal.tenantId, params.id), locale)),
    }),
    certificateRoute(core, path),
    ...stepRoutes(core, path),
    previewRoute(core),
  ];
}
