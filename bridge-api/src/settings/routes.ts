import {
  DomainError,
  settingsTag,
  type Core,
  type DataProtectionInput,
  type DataProtectionSettings,
} from '@kundenmeister/core';
import { tenantRoute, type Reply, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { processorRoutes } from './processor-routes';
import { dataProtection, dataProtectionInput } from './schemas';

const access = { scopes: ['manage'] } as const;
const path = '/v1/data-protection';
const etag = { ETag: 'Send it as If-Match to change exactly these settings.' };
const ifMatch = {
  'if-match': {
    description: 'The ETag of the settings that are being changed; whatever they are without it.',
    required: false,
  },
};

/** General activation, and the processor a controller must name. */
export function settingsRoutes(core: Core): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path,
      summary: 'The settings of the controller',
      access,
      responses: { 200: { description: 'The settings', schema: dataProtection, headers: etag } },
      problems: [],
      handler: async ({ principal }) => settingsReply(await core.tenants.getSettings(principal.tenantId)),
    }),
    tenantRoute<unknown, unknown, DataProtectionInput>({
      method: 'put',
      path,
      summary: 'Change the settings; activating needs the company and the processor agreement',
      access,
      body: dataProtectionInput,
      headers: ifMatch,
      responses: { 200: { description: 'The settings as they are now', schema: dataProtection, headers: etag } },
      problems: ['activation-incomplete', 'agreement-outdated', 'precondition-failed'],
      handler: async ({ acting, body, header }) => {
        const expected = expectedTag(header('if-match'));
        const put = core.tenants.putSettings(acting, body, expected);
        return settingsReply(await put.catch((error: unknown) => refuseWithCurrent(core, acting.tenantId, error)));
      },
    }),
    ...processorRoutes(core),
  ];
}

function settingsReply(settings: DataProtectionSettings): Reply {
  return { status: 200, body: settings, headers: { ETag: `"${settingsTag(settings)}"` } };
}

/** A tag that is none of ours fits no settings. */
function expectedTag(ifMatch: string | undefined): string | undefined {
  const given = ifMatch?.trim();
  return given === '*' ? undefined : given?.replace(/^"|"$/g, '');
}

/** Who lost the race learns what the other one saved. */
async function refuseWithCurrent(core: Core, tenantId: string, error: unknown): Promise<DataProtectionSettings> {
  if (!(error instanceof DomainError) || error.code !== 'precondition-failed') throw error;
  const { body, headers = {} } = settingsReply(await core.tenants.getSettings(tenantId));
  throw new ProblemError('precondition-failed', { current: body, headers });
}
