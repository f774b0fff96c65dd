import Joi from 'joi';
import type { Core, Locale, ProcessingDirectory } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { day, id, page } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { activityRoutes } from './activity-routes';
import { choicesRoutes } from './choices-routes';
import { exportRoutes } from './export-routes';
import { importRoutes } from './import-routes';
import { measuresRoutes } from './measures-routes';
import { directoryChange, processingDirectory } from './schemas';

const access = { scopes: ['manage'] } as const;
const path = '/v1/processing-directory';

interface DirectoryQuery {
  readonly at?: string;
}

interface HistoryQuery extends Paging {
  readonly activityId?: string;
}

/** The record of processing activities (Art. 30 GDPR). */
export function processingDirectoryRoutes(core: Core): Route[] {
  return [
    tenantRoute<unknown, DirectoryQuery>({
      method: 'get',
      path,
      summary: 'The record of processing activities',
      access,
      query: Joi.object<DirectoryQuery>({
        at: day.optional().description('As it stood at the end of this day in Austria; in force without it.'),
      }),
      responses: { 200: { description: 'The directory', schema: processingDirectory } },
      problems: [],
      handler: async ({ principal, query, locale }) => ({
        status: 200,
        headers: { Vary: 'Accept-Language' },
        body: await directoryOn(core, principal.tenantId, query.at, locale),
      }),
    }),
    ...activityRoutes(core, path),
    ...measuresRoutes(core, path),
    ...choicesRoutes(path),
    ...exportRoutes(core, path),
    ...importRoutes(core, path),
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

async function directoryOn(
  core: Core,
  tenantId: string,
  at: string | undefined,
  locale: Locale,
): Promise<ProcessingDirectory> {
  const today = core.directory.today();
  if (at === undefined || at === today) return core.directory.get(tenantId, locale);
  if (at < today) return core.directory.at(tenantId, at);
  throw new ProblemError('validation-failed', { fields: [{ pointer: '/query/at', code: 'day-in-future' }] });
}
