import type { Core, DataProtectionInput } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { processorRoutes } from './processor-routes';
import { dataProtection, dataProtectionInput } from './schemas';

/** General activation, and the processor a controller must name. */
export function settingsRoutes(core: Core): Route[] {
  const access = { scopes: ['manage'] } as const;
  const path = '/v1/data-protection';
  return [
    tenantRoute({
      method: 'get',
      path,
      summary: 'The settings of the controller',
      access,
      responses: { 200: { description: 'The settings', schema: dataProtection } },
      problems: [],
      handler: async ({ principal }) => ({ status: 200, body: await core.tenants.getSettings(principal.tenantId) }),
    }),
    tenantRoute<unknown, unknown, DataProtectionInput>({
      method: 'put',
      path,
      summary: 'Change the settings; activating needs the company and the processor agreement',
      access,
      body: dataProtectionInput,
      responses: { 200: { description: 'The settings as they are now', schema: dataProtection } },
      problems: ['activation-incomplete', 'agreement-outdated'],
      handler: async ({ acting, body }) => ({ status: 200, body: await core.tenants.putSettings(acting, body) }),
    }),
    ...processorRoutes(core),
  ];
}
