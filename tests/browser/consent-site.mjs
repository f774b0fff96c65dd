import { setUpConsent } from '../setup/demo/consent-settings.mjs';
import { demoPages } from '../setup/demo/pages.mjs';
import { makeWorld } from './world.mjs';

/**
 * A world (see `makeWorld`) that is ready for visitors: connected, active, with the demo's two consent texts and its pages
 * with a newsletter and a contact form. Promises the world with `pages`, the ids of its pages by their slugs.
 */
export async function makeConsentSite(options) {
  const world = await makeWorld({ adminLocale: '', ...options });
  const { site } = world;
  await site.wpReading(`${world.key}\n`, '--user=admin', 'kmdp', 'connect', world.bridge.url);
  const profiles = await setUpConsent(world.call);
  const pages = {};
  for (const { slug, title, blocks } of demoPages(profiles)) {
    const values = [`--post_name=${slug}`, `--post_title=${title}`, `--post_content=${blocks}`];
    const settings = ['--user=admin', '--post_type=page', '--post_status=publish', '--porcelain'];
    pages[slug] = Number(await site.wp('post', 'create', ...settings, ...values));
  }
  return { ...world, pages };
}
