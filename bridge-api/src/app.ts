import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Clock, Core, ReadPage } from '@kundenmeister/core';
import type { Config } from './config';
import { requireHost } from './http/host';
import { refuseWhenClosing, type Lifecycle } from './http/lifecycle';
import { mountRoutes } from './http/mount-routes';
import { observeAnswers } from './http/observe-answers';
import { rateLimits } from './http/rate-limits';
import { requestId } from './http/request-id';
import type { Metrics } from './metrics/metrics';
import { loopbackOnly } from './metrics/routes';
import { styleSource } from './openapi/html';
import { configuredPageReader } from './privacy-declarations/configured-page-reader';
import { ProblemError } from './problems/problem-error';
import { problemMiddleware } from './problems/problem-middleware';
import { routeTable } from './route-table';

/** What an app is made of. */
export interface AppParts {
  readonly core: Core;
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Reads linked privacy declarations; over the network unless given. */
  readonly readPage?: ReadPage;
  /** Set `closing` to have the app send new requests away. */
  readonly lifecycle?: Lifecycle;
}

/** The bridge as an Express app; it listens nowhere yet, and leaves closing `core` to its caller. */
export function createApp({
  core,
  config,
  logger,
  metrics,
  clock,
  readPage = configuredPageReader(config),
  lifecycle = { closing: false },
}: AppParts): Express {
  core.submissions.observeBatches((size) => metrics.batchSizes.observe(size));
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');

  app.use(
    requestId,
    observeAnswers(logger, metrics),
    securityHeaders(config),
    requireHost,
    refuseWhenClosing(lifecycle),
  );
  app.use('/metrics', loopbackOnly);
  mountRoutes(app, routeTable(core, metrics, config, readPage), core, rateLimits(config.rateLimitPerMinute, clock));
  app.use((_request, _response, next) => next(new ProblemError('not-found')));
  app.use(problemMiddleware(core, config.publicUrl, logger));
  return app;
}

function securityHeaders({ publicUrl }: Config): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [styleSource],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
