import Joi from 'joi';
import type { Core, RestoreRequestInput } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import {
  backupDay,
  restoreRequest,
  restoreRequestInput,
  restoreRequestPage,
  type BackupDayAnswer,
  type RestoreRequestPageAnswer,
} from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const path = '/v1/restore-requests';

/** The days that are backed up, and asking for what was lost. */
export function backupRoutes({ backupDays, restoreRequests }: Pick<Core, 'backupDays' | 'restoreRequests'>): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path: '/v1/backups',
      summary: 'The last 42 days and their backups, newest first; days before the first backup are left out',
      access,
      responses: { 200: { description: 'The days', schema: Joi.array().items(backupDay) } },
      problems: [],
      handler: async () => ({ status: 200, body: (await backupDays.calendar()).map(answer) }),
    }),
    tenantRoute<unknown, Paging>({
      method: 'get',
      path,
      summary: 'Requests for a recovery, newest first, and how many there were this year',
      access,
      query: Joi.object<Paging>(paging),
      responses: { 200: { description: 'A page of requests', schema: restoreRequestPage } },
      problems: [],
      handler: async ({ principal, query, locale }) => {
        const found = await restoreRequests.list(principal.tenantId, pageRequest(query));
        const fairUse = { ...found.fairUse, note: found.fairUse.note[locale] };
        const body: RestoreRequestPageAnswer = { ...found, fairUse };
        return { status: 200, headers: { Vary: 'Accept-Language' }, body };
      },
    }),
    tenantRoute<unknown, unknown, RestoreRequestInput>({
      method: 'post',
      path,
      summary: 'Ask for rows that were lost, from the backup of a day; free under fair use',
      access,
      body: restoreRequestInput,
      responses: { 201: { description: 'The request', schema: restoreRequest } },
      problems: ['backup-unavailable'],
      handler: async ({ acting, body }) => ({ status: 201, body: await restoreRequests.create(acting, body) }),
    }),
    tenantRoute<ById>({
      method: 'get',
      path: `${path}/{id}`,
      summary: 'One request for a recovery',
      access,
      params: byId,
      responses: { 200: { description: 'The request', schema: restoreRequest } },
      problems: ['not-found'],
      handler: async ({ principal, params }) => ({
        status: 200,
        body: await restoreRequests.get(principal.tenantId, params.id),
      }),
    }),
    tenantRoute<ById>({
      method: 'post',
      path: `${path}/{id}/cancel`,
      summary: 'Take a request for a recovery back',
      access,
      params: byId,
      responses: { 200: { description: 'The request', schema: restoreRequest } },
      problems: ['not-found', 'restore-request-state'],
      handler: async ({ acting, params }) => ({ status: 200, body: await restoreRequests.cancel(acting, params.id) }),
    }),
  ];
}

function answer({ date, state, bytes, verifiedAt }: BackupDayAnswer): BackupDayAnswer {
  return { date, state, bytes, verifiedAt };
}
