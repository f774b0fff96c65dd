import Joi from 'joi';
import type { Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, page } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { activityRoutes } from './activity-routes';
import { choicesRoutes } from './choices-routes';
import { measuresRoutes } from './measures-routes';
import { directoryChange, processingDirectory } from './schemas';

const access = { scopes: ['manage'] } as const;
const path = '/v1/processing-directory';

interface HistoryQuery extends Paging {
  readonly activityId?: string;
}

/** The record of processing activities (Art. 30 GDPR). */
export function processingDirectoryRoutes(core: Core): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path,
      summary: 'The record of processing activities',
      access,
      responses: { 200: { description: 'The directory', schema: processingDirectory } },
      problems: [],
      handler: async ({ principal, locale }) => ({
        status: 200,
        headers: { Vary: 'Accept-Language' },
        body: await core.directory.get(principal.tenantId, locale),
      }),
    }),
    ...activityRoutes(core, path),
    ...measuresRoutes(core, path),
    ...choicesRoutes(path),
    tenantRoute<unknown, HistoryQuery>({
      method: 'get',
      path: `${path}/history`,
      summary: 'Every change of the directory, newest first',
      access,
      query: Joi.object<HistoryQuery>({ ...paging, activityId: id.optional().description('Only those of this row.') }),
      responses: { 200: { description: 'A page of changes', schema: page(directoryChange) } },
      problems: [],
      handler: async ({ principal, query }) => ({
        status: 200,
        body: await core.directory.history(principal.tenantId, pageRequest(query), query.activityId),
      }),
    }),
  ];
}
