import type { Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { overview, type OverviewAnswer } from './schemas';

/** Everything at a glance. `sendsMail`: whether this bridge has a mail server. */
export function overviewRoutes(core: Pick<Core, 'overview'>, { sendsMail }: { sendsMail: boolean }): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path: '/v1/overview',
      summary: 'Findings, consents per day, what waits, and when the ledger was checked',
      access: { scopes: ['manage'] },
      responses: { 200: { description: 'The overview', schema: overview } },
      problems: [],
      handler: async ({ principal, locale }) => {
        const found = await core.overview.get(principal.tenantId, locale);
        const body: OverviewAnswer = { ...found, mail: { ...found.mail, configured: sendsMail } };
        return { status: 200, headers: { Vary: 'Accept-Language' }, body };
      },
    }),
  ];
}
