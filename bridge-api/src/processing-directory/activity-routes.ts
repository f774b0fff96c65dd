import { DomainError, type Activity, type ActivityCells, type CellsPatch, type Core } from '@kundenmeister/core';
import { revisionTag, seenRevision } from '../http/etag';
import { textBodyLimit } from '../http/json-body';
import { tenantRoute, type Reply, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { id, record } from '../schemas/building-blocks';
import { activity, activityInput, activityPatch } from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const etag = { ETag: "The row's revision; send it as If-Match with a change." };
const ifMatch = {
  'if-match': {
    description:
      'The ETag of the row that was seen. The change is refused only when somebody has changed the same cells since; without the header it is never refused.',
    required: false,
  },
};

/** The rows of the processing directory; `path` is the directory's. */
export function activityRoutes(core: Core, path: string): Route[] {
  const collection = `${path}/activities`;
  return [
    tenantRoute<unknown, unknown, CellsPatch & Pick<ActivityCells, 'name'>>({
      method: 'post',
      path: collection,
      summary: 'Add a row for processing outside of KundenMeister',
      access,
      body: activityInput,
      bodyLimit: textBodyLimit,
      responses: { 201: { description: 'The row', schema: activity, headers: etag } },
      problems: ['field-invalid'],
      handler: async ({ acting, body }) => reply(201, await core.directory.add(acting, body)),
    }),
    tenantRoute<ById, unknown, CellsPatch>({
      method: 'patch',
      path: `${collection}/{id}`,
      summary: 'Change some cells of a row',
      access,
      params: byId,
      body: activityPatch,
      bodyLimit: textBodyLimit,
      headers: ifMatch,
      responses: { 200: { description: 'The row as it is now', schema: activity, headers: etag } },
      problems: ['not-found', 'activity-retired', 'field-invalid', 'precondition-failed'],
      handler: async ({ acting, params, body, header }) => {
        const change = core.directory.change(acting, params.id, body, seenRevision(header('if-match')));
        const refused = (error: unknown): Promise<Activity> =>
          refuseWithCurrent(core, acting.tenantId, params.id, error);
        return reply(200, await change.catch(refused));
      },
    }),
    tenantRoute<ById>({
      method: 'delete',
      path: `${collection}/{id}`,
      summary: "Retire a row of the controller's own; it stays in the history",
      access,
      params: byId,
      responses: { 204: { description: 'Retired' } },
      problems: ['not-found', 'activity-retired', 'activity-of-group'],
      handler: async ({ acting, params }) => {
        await core.directory.retire(acting, params.id);
        return { status: 204 };
      },
    }),
  ];
}

function reply(status: number, row: Activity): Reply {
  return { status, body: row, headers: { ETag: revisionTag(row.revision) } };
}

/** Who lost the race learns what the other one saved. */
async function refuseWithCurrent(core: Core, tenantId: string, activityId: string, error: unknown): Promise<never> {
  if (!(error instanceof DomainError) || error.code !== 'precondition-failed') throw error;
  const { body, headers = {} } = reply(200, await core.directory.activity(tenantId, activityId));
  throw new ProblemError('precondition-failed', { current: body, headers });
}
