import './node-version.mjs';
import { join } from 'node:path';
import { bridgeClient, createTenant, makeBridge } from './bridge.mjs';
import { build } from './build.mjs';
import { setUpConsent, company, slug } from './demo/consent-settings.mjs';
import { demoDirectory, readState, writeState } from './demo/demo-state.mjs';
import { startMailPage } from './demo/mail-page.mjs';
import { startPlayground } from './demo/playground.mjs';
import { install } from './install.mjs';
import { freePortFrom } from './network.mjs';
import { stopOnSignals } from './processes.mjs';
import { bold, box, red, say, step } from './report.mjs';

const wanted = { bridge: 8787, wordpress: 8080, mail: 8025 };
const running = [];

async function main() {
  say(bold('KundenMeister Data Protection: demo'));
  await install();
  await build();
  const mail = await startMail();
  const bridge = await startBridge(mail);
  const state = await prepareTenant(bridge);
  const wordpress = await startWordPress(bridge, state);
  say(box(welcome(wordpress.url, bridge.url, mail.url)));
}

async function startMail() {
  const port = await portFor('The mail page', wanted.mail);
  const mail = await step('Mail', () => startMailPage({ directory: join(demoDirectory, 'mails'), port }));
  running.push(mail);
  return mail;
}

async function startBridge({ smtpUrl }) {
  const port = await portFor('The bridge', wanted.bridge);
  const bridge = await makeBridge({
    directory: join(demoDirectory, 'bridge'),
    port,
    extraEnv: { SMTP_URL: smtpUrl, MAIL_FROM: 'newsletter@muster.example' },
  });
  running.unshift(bridge);
  await step('Bridge', async () => {
    await bridge.migrate();
    await bridge.start();
  });
  return bridge;
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
  running.unshift(wordpress);
  return wordpress;
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

async function close() {
  say('\nStopping …');
  await Promise.all(running.map((server) => server.stop()));
}

stopOnSignals(close);
main().catch(async (error) => {
  console.error(red(`The demo could not start: ${error.message}`));
  await close();
  process.exit(1);
});
