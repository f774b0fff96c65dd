import Joi from 'joi';
import type { Core } from '@kundenmeister/core';
import { publicRoute, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { named, record } from '../schemas/building-blocks';

const alive = named('Alive', record({ status: Joi.valid('ok') }));
const ready = named('Ready', record({ status: Joi.valid('ready') }));

/** Whether the process lives, and whether it can work. */
export function serviceRoutes(core: Core): Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/healthz',
      summary: 'Whether the process is alive',
      access: 'public',
      responses: { 200: { description: 'Alive', schema: alive } },
      problems: [],
      handler: () => ({ status: 200, body: { status: 'ok' }, headers: { 'Cache-Control': 'no-store' } }),
    }),
    publicRoute({
      method: 'get',
      path: '/readyz',
      summary: 'Whether the databases answer and are migrated',
      access: 'public',
      responses: { 200: { description: 'Ready', schema: ready } },
      problems: ['storage-unavailable', 'not-migrated'],
      handler: async () => {
        const { database, vault, migrated } = await core.health();
        if (!database || !vault) throw new ProblemError('storage-unavailable');
        if (!migrated) throw new ProblemError('not-migrated');
        return { status: 200, body: { status: 'ready' }, headers: { 'Cache-Control': 'no-store' } };
      },
    }),
  ];
}
