export { createApp, type AppParts } from './app';
export { loadConfig, ConfigError, type Config } from './config';
export { createMetrics, type Metrics } from './metrics/metrics';
export { startServer, type RunningServer } from './server';
