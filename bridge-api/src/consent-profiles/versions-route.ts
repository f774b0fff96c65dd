import Joi from 'joi';
import type { Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { publishedVersion } from './schemas';

interface ById {
  readonly id: string;
}

/** The history of a profile's words; `path` holds `{id}`. */
export function versionsRoute(core: Core, path: string): Route {
  return tenantRoute<ById, Paging>({
    method: 'get',
    path,
    summary: 'The versions that were published, newest first; further ones at the address in `Link`',
    access: { scopes: ['manage'] },
    params: record<ById>({ id }),
    query: Joi.object<Paging>(paging),
    responses: {
      200: {
        description: 'The versions',
        schema: Joi.array().items(publishedVersion),
        headers: { Link: 'With rel="next" the address of the next page (RFC 8288); absent on the last.' },
      },
    },
    problems: ['not-found'],
    handler: async ({ principal, params, query }) => {
      const { items, nextCursor } = await core.versions.history(principal.tenantId, params.id, pageRequest(query));
      if (nextCursor === null) return { status: 200, body: items };
      const next = new URLSearchParams({ limit: String(query.limit), cursor: nextCursor });
      const address = `${path.replace('{id}', encodeURIComponent(params.id))}?${next.toString()}`;
      return { status: 200, body: items, headers: { Link: `<${address}>; rel="next"` } };
    },
  });
}
