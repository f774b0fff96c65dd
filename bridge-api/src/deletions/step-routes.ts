import type { Acting, Core, DeletionRequest, RecordRef } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import type { ProblemCode } from '../problems/catalogue';
import { id, named, record, text } from '../schemas/building-blocks';
import { answer, localized } from './answers';
import { deletionRequest, recordRefs } from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const precision = named('DeletionPrecision', record<{ records: readonly RecordRef[] }>({ records: recordRefs }));
const rejection = named('DeletionRejection', record<{ reason: string }>({ reason: text(1000) }));

/** What the controller does with a request; `path` is that of all requests. */
export function stepRoutes({ deletions }: Pick<Core, 'deletions'>, path: string): Route[] {
  const step = (name: string, summary: string, take: (acting: Acting, id: string) => Promise<DeletionRequest>): Route =>
    tenantRoute<ById>({
      ...about(path, name, summary),
      handler: async ({ acting, params, locale }) => localized(answer(await take(acting, params.id), locale)),
    });
  return [
    step('accept-costs', 'Accept the costs of a request that was only described', (acting, one) =>
      deletions.acceptCosts(acting, one),
    ),
    step('approve', 'Grant what the person concerned asked for', (acting, one) => deletions.approve(acting, one)),
    step('cancel', 'Take a request back', (acting, one) => deletions.cancel(acting, one)),
    tenantRoute<ById, unknown, { reason: string }>({
      ...about(path, 'reject', 'Refuse what the person concerned asked for, with the reason (Art. 12(4) GDPR)'),
      body: rejection,
      handler: async ({ acting, params, body, locale }) =>
        localized(answer(await deletions.reject(acting, params.id, body.reason), locale)),
    }),
    tenantRoute<ById, unknown, { records: readonly RecordRef[] }>({
      ...about(
        path,
        'records',
        'Say exactly which records a described request means; free unless costs were accepted',
        ['record-unknown', 'record-shared'],
      ),
      body: precision,
      handler: async ({ acting, params, body, locale }) =>
        localized(answer(await deletions.makePrecise(acting, params.id, body.records), locale)),
    }),
  ];
}

function about(path: string, name: string, summary: string, problems: readonly ProblemCode[] = []) {
  return {
    method: 'post',
    path: `${path}/{id}/${name}`,
    summary,
    access: { scopes: ['manage'] },
    params: byId,
    responses: { 200: { description: 'The request', schema: deletionRequest } },
    problems: ['not-found', 'deletion-state', ...problems],
  } as const;
}
