import './node-version.mjs';
import { bridgeClient, createTenant } from './bridge.mjs';
import { build } from './build.mjs';
import { setUpConsent, company, slug } from './demo/consent-settings.mjs';
import { demoDirectory, readState, writeState } from './demo/demo-state.mjs';
import { startPlayground } from './demo/playground.mjs';
import { runDemo, startMailAndBridge, stopWithDemo } from './demo/running.mjs';
import { install } from './install.mjs';
import { freePortFrom } from './network.mjs';
import { bold, box, say, step } from './report.mjs';

const wanted = { bridge: 8787, wordpress: 8080, mail: 8025 };

async function main() {
  say(bold('KundenMeister Data Protection: demo'));
  await install();
  await build();
  const ports = {
    mail: await portFor('The mail page', wanted.mail),
    bridge: await portFor('The bridge', wanted.bridge),
  };
  const mailFrom = 'newsletter@muster.example';
  const { mail, bridge } = await startMailAndBridge({ directory: demoDirectory, ports, mailFrom });
  const state = await prepareTenant(bridge);
  const wordpress = await startWordPress(bridge, state);
  say(box(welcome(wordpress.url, bridge.url, mail.url)));
}

async function prepareTenant(bridge) {
  const state = await readState();
  if (!state.key) {
    Object.assign(
      state,
      await step(`Company ${company.name}`, () => createTenant(bridge, { company: company.name, slug })),
    );
    await writeState(state);
  }
  if (!state.profiles) {
    state.profiles = await step('Settings and consent texts', () => setUpConsent(bridgeClient(bridge.url, state.key)));
    await writeState(state);
  }
  return state;
}

async function startWordPress(bridge, { key, profiles }) {
  const port = await portFor('WordPress', wanted.wordpress);
  const wordpress = await step('WordPress (the first start takes longest)', () =>
    startPlayground({ directory: demoDirectory, port, bridge: bridge.url, key, profiles }),
  );
  return stopWithDemo(wordpress);
}

async function portFor(what, port) {
  const free = await freePortFrom(port);
  if (free !== port) say(`  Port ${port} is taken. ${what} uses ${free}.`);
  return free;
}

const welcome = (site, bridge, mail) => [
  'The demo is running. Stop it with Ctrl-C; its data stays in data/demo/.',
  '',
  `Website      ${site}/`,
  `  Newsletter ${site}/newsletter/`,
  `  Contact    ${site}/kontakt/`,
  `Sign in      ${site}/wp-admin/   user admin, password password`,
  `Settings     ${site}/wp-admin/options-general.php?page=kundenmeister-data-protection`,
  `Mails        ${mail}/`,
  `Bridge       ${bridge}/docs`,
];

runDemo(main);
