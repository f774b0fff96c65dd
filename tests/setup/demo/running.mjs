import { join } from 'node:path';
import { makeBridge } from '../bridge.mjs';
import { stopOnSignals } from '../processes.mjs';
import { red, say, step } from '../report.mjs';
import { startMailPage } from './mail-page.mjs';

const running = [];

/** Has a server of the demo stopped with the demo, before those that it needs. */
export function stopWithDemo(server) {
  running.unshift(server);
  return server;
}

/** The demo's post office and its bridge, which sends by it as `mailFrom`; their data lie in `directory`. Promises both. */
export async function startMailAndBridge({ directory, ports, mailFrom }) {
  const mail = stopWithDemo(
    await step('Mail', () => startMailPage({ directory: join(directory, 'mails'), port: ports.mail })),
  );
  const bridge = stopWithDemo(
    await makeBridge({
      directory: join(directory, 'bridge'),
      port: ports.bridge,
      extraEnv: { SMTP_URL: mail.smtpUrl, MAIL_FROM: mailFrom },
    }),
  );
  await step('Bridge', async () => {
    await bridge.migrate();
    await bridge.start();
  });
  return { mail, bridge };
}

/** Runs a demo until it is told to stop; one that cannot start says why, and ends with 1. */
export function runDemo(main) {
  stopOnSignals(close);
  main().catch(async (error) => {
    console.error(red(`The demo could not start: ${error.message}`));
    await close();
    process.exit(1);
  });
}

async function close() {
  say('\nStopping …');
  await Promise.all(running.map((server) => server.stop()));
}
