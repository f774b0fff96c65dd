import './node-version.mjs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bridgeClient, createTenant } from './bridge.mjs';
import { build } from './build.mjs';
import { company, setUpConsent, slug } from './demo/consent-settings.mjs';
import { runDemo, startMailAndBridge, stopWithDemo } from './demo/running.mjs';
import { contactForm } from './demo/typo3-form.mjs';
import { install } from './install.mjs';
import { freePortFrom } from './network.mjs';
import { data } from './paths.mjs';
import { bold, box, say, step } from './report.mjs';
import { findMissing } from './system-packages.mjs';
import { makeTypo3Site, typo3Admin } from './typo3-site.mjs';
import { findTypo3 } from './typo3.mjs';

const directory = join(data, 'demo-typo3');
const keyVariable = 'KUNDENMEISTER_KEY';

async function main() {
  say(bold('KundenMeister Data Protection: demo in TYPO3'));
  await install();
  const typo3 = await step('TYPO3', findUsableTypo3);
  await build();
  await rm(directory, { recursive: true, force: true });
  const ports = { mail: await freePortFrom(8026), bridge: await freePortFrom(8788) };
  const { mail, bridge } = await startMailAndBridge({ directory, ports, mailFrom: 'post@muster.example' });
  const { key } = await step(`Company ${company.name}`, () => createTenant(bridge, { company: company.name, slug }));
  const profiles = await step('Settings and consent texts', () => setUpConsent(bridgeClient(bridge.url, key)));
  const site = await step(`Site in TYPO3 ${typo3.version}`, () => startSite({ typo3, bridge, key, profiles }));
  say(box(welcome(site.url, bridge.url, mail.url)));
}

async function findUsableTypo3() {
  const { needs } = await findMissing();
  if (needs.php) throw new Error(needs.php);
  const found = await findTypo3();
  if (found.reason) throw new Error(`${found.reason}.\n\n${howToBringOne}`);
  return found;
}

const howToBringOne = `The demo runs in a TYPO3 13.4 or 14.3 in Composer mode that has EXT:form and this checkout's typo3-extension as a
path package. Name its folder, which stays as it is: TYPO3_DIR=/path/to/typo3 npm run demo:typo3`;

async function startSite({ typo3, bridge, key, profiles }) {
  const site = await makeTypo3Site({
    typo3,
    directory: join(directory, 'site'),
    port: await freePortFrom(8081),
    forms: [contactForm(profiles.contact)],
    settings: { 'kundenmeister.address': bridge.url, 'kundenmeister.keyVariable': keyVariable },
    env: { [keyVariable]: key },
  });
  stopWithDemo(site);
  await site.start();
  return site;
}

const welcome = (site, bridge, mail) => [
  'The demo is running. Stop it with Ctrl-C; each start makes it anew.',
  '',
  `Website      ${site}/`,
  `Sign in      ${site}/typo3/   user ${typo3Admin.user}, password ${typo3Admin.password}`,
  `Mails        ${mail}/`,
  `Bridge       ${bridge}/docs`,
];

runDemo(main);
