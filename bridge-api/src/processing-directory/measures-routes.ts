import { DomainError, type Core } from '@kundenmeister/core';
import { revisionTag, seenRevision } from '../http/etag';
import { tenantRoute, type Reply, type Route } from '../http/route';
import { textBodyLimit } from '../http/json-body';
import { ProblemError } from '../problems/problem-error';
import { measures, measuresInput } from './schemas';

type Measures = Awaited<ReturnType<Core['directory']['measures']>>;

const access = { scopes: ['manage'] } as const;
const ifMatch = {
  'if-match': {
    description: 'The `measuresRevision` that was seen, as an entity tag; any without it.',
    required: false,
  },
};

/** The general description of measures; `path` is the directory's. */
export function measuresRoutes(core: Core, path: string): Route[] {
  return [
    tenantRoute<unknown, unknown, { measures: string }>({
      method: 'put',
      path: `${path}/measures`,
      summary: 'Describe the technical and organisational measures',
      access,
      body: measuresInput,
      bodyLimit: textBodyLimit,
      headers: ifMatch,
      responses: {
        200: { description: 'The measures as they are now', schema: measures, headers: { ETag: 'Their revision' } },
      },
      problems: ['precondition-failed'],
      handler: async ({ acting, body, header }) => {
        const saved = core.directory.setMeasures(acting, body.measures, seenRevision(header('if-match')));
        return reply(await saved.catch((error: unknown) => refuseWithCurrent(core, acting.tenantId, error)));
      },
    }),
  ];
}

function reply(saved: Measures): Reply {
  return { status: 200, body: saved, headers: { ETag: revisionTag(saved.measuresRevision) } };
}

/** Who lost the race learns what the other one saved. */
async function refuseWithCurrent(core: Core, tenantId: string, error: unknown): Promise<never> {
  if (!(error instanceof DomainError) || error.code !== 'precondition-failed') throw error;
  const { body, headers = {} } = reply(await core.directory.measures(tenantId));
  throw new ProblemError('precondition-failed', { current: body, headers });
}
