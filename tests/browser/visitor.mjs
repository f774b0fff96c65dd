import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findProgram } from '../setup/system-packages.mjs';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What was thrown, and where at first. */
const thrown = ({ message, stack }) => stack?.split('\n').slice(0, 2).join('') ?? message;

export const launchBrowser = async () =>
  chromium.launch({ executablePath: await findProgram('chromium'), args: quiet, headless: true });

/**
 * A person with a browser of their own: no cookies, the language given. All that goes wrong in it is noted in
 * `troubles`: errors in the console, uncaught exceptions, answers of 400 and above, requests to other hosts.
 */
export async function newPerson(browser, { base, locale, javaScript = true }, troubles) {
  const context = await browser.newContext({
    locale,
    javaScriptEnabled: javaScript,
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const note = (kind, text) => troubles.push(`${kind}: ${text.slice(0, 300)} on ${page.url()}`);
  page.on('console', (message) => message.type() === 'error' && note('console', message.text()));
  page.on('pageerror', (error) => note('exception', thrown(error)));
  page.on('requestfailed', (request) => {
    const refusedByBrowser = !javaScript && new URL(request.url()).pathname.endsWith('.js');
    if (!refusedByBrowser && request.failure()?.errorText !== 'net::ERR_ABORTED') note('failed request', request.url());
  });
  page.on('response', (answer) => answer.status() >= 400 && note(`answer ${answer.status()}`, answer.url()));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob|about):/.test(url)) note('other host', url);
  });
  return page;
}

let pictures = 0;

/** Takes a small picture for the README and for whoever looks into a failure; numbered in the order of the run. */
export async function picture(page, name) {
  const folder = process.env.KMDP_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  pictures += 1;
  const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
  await page.screenshot({ path: join(folder, file), animations: 'disabled', scale: 'css' });
}
