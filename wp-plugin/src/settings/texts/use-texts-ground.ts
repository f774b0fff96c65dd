import {
  getDataProtection,
  getProcessor,
  getSite,
  listGroups,
  listProfiles,
  listRegisteredForms,
} from '../../bridge/client';
import type { ConsentProfile, ContactGroup, ListedForm, Processor, Site } from '../../bridge/types';
import { useLoaded, type Loaded } from '../../bridge/use-loaded';

/** What the list and the editor of consent texts stand on. */
export interface TextsGround {
  profiles: ConsentProfile[];
  forms: ListedForm[];
  groups: ContactGroup[];
  processor: Processor;
  site: Site;
  /** '' until the controller has entered it. */
  company: string;
}

async function load(): Promise<TextsGround> {
  const [profiles, forms, groups, processor, site, settings] = await Promise.all([
    listProfiles(),
    listRegisteredForms(),
    listGroups(),
    getProcessor(),
    getSite(),
    getDataProtection(),
  ]);
  return { profiles, forms, groups, processor, site, company: settings.company?.name ?? '' };
}

export const useTextsGround = (): Loaded<TextsGround> => useLoaded(load);
