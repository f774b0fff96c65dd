import type { Core, ReadPage } from '@kundenmeister/core';
import type { Config } from './config';
import { backupRoutes } from './backups/routes';
import { consentProfileRoutes } from './consent-profiles/routes';
import { consentRoutes } from './consents/routes';
import { contactGroupRoutes } from './contact-groups/routes';
import { contactRoutes } from './contacts/routes';
import { deletionRoutes } from './deletions/routes';
import { formRoutes } from './forms/routes';
import { hostedFormRoutes } from './hosted-forms/routes';
import type { Route } from './http/route';
import { ledgerRoutes } from './ledger/routes';
import { mailPermissionRoutes } from './mail-permissions/routes';
import type { Metrics } from './metrics/metrics';
import { metricsRoutes } from './metrics/routes';
import { withReference } from './openapi/routes';
import { overviewRoutes } from './overview/routes';
import { personRoutes } from './pages/routes';
import { privacyDeclarationRoutes } from './privacy-declarations/routes';
import { problemRoutes } from './problems/routes';
import { processingDirectoryRoutes } from './processing-directory/routes';
import { serviceRoutes } from './service/routes';
import { settingsRoutes } from './settings/routes';
import { submissionRoutes } from './submissions/routes';

/** Every route of the bridge, the busiest first; what is served and what is documented both come from here. */
export function routeTable(
  core: Core,
  metrics: Metrics,
  config: Pick<Config, 'publicUrl' | 'smtpUrl'>,
  readPage: ReadPage,
): Route[] {
  return withReference(
    [
      ...submissionRoutes(core, metrics),
      ...serviceRoutes(core),
      ...settingsRoutes(core),
      ...consentProfileRoutes(core, readPage),
      ...privacyDeclarationRoutes(core, readPage),
      ...formRoutes(core),
      ...consentRoutes(core),
      ...mailPermissionRoutes(core, config.publicUrl),
      ...personRoutes(core),
      ...hostedFormRoutes(core, metrics, config.publicUrl),
      ...contactGroupRoutes(core),
      ...contactRoutes(core),
      ...deletionRoutes(core),
      ...backupRoutes(core),
      ...processingDirectoryRoutes(core),
      ...ledgerRoutes(core),
      ...overviewRoutes(core, { sendsMail: config.smtpUrl !== undefined }),
      ...metricsRoutes(metrics),
      ...problemRoutes(),
    ],
    config.publicUrl,
  );
}
