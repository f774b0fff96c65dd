import { getDataProtection, getProcessor, getSite, listProfiles } from '../../bridge/client';
import type { ConsentProfile, Processor, Site } from '../../bridge/types';
import { useLoaded, type Loaded } from '../../bridge/use-loaded';

export interface ConsentTexts {
  profiles: ConsentProfile[];
  site: Site;
  processor: Processor;
  /** The controller's name in consent texts. */
  company: string;
  /** Undefined for those who may not read the settings. */
  active: boolean | undefined;
}

async function load(): Promise<ConsentTexts> {
  const settings = getDataProtection().catch(() => null);
  const [profiles, site, processor] = await Promise.all([listProfiles(), getSite(), getProcessor()]);
  const readable = await settings;
  return { profiles, site, processor, company: readable?.company?.name ?? site.siteName, active: readable?.active };
}

/** All that the consent block shows, from the bridge. */
export const useConsentTexts = (): Loaded<ConsentTexts> => useLoaded(load);
