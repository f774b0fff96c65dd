import type { Core } from '@kundenmeister/core';
import type { Route } from '../http/route';
import { confirmRoutes } from './confirm-routes';
import { preferencesRoutes } from './preferences-routes';
import { unsubscribeRoutes } from './unsubscribe-routes';

/** The pages that a person's own links lead to. */
export function personRoutes(core: Core): Route[] {
  return [...confirmRoutes(core), ...preferencesRoutes(core), ...unsubscribeRoutes(core)];
}
