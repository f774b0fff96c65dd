/* global document, window, getComputedStyle -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { accessibilityFaults } from './accessibility.mjs';
import { journey } from './journey.mjs';
import { makePersonPages } from './person-pages.mjs';
import { launchBrowser, newPerson, picture } from './visitor.mjs';

const email = 'greta.beispiel@example.org';
const phone = { width: 360, height: 740 };
const desktop = { width: 1200, height: 900 };
const troubles = [];
let pages, browser, page, links;

before(async () => {
  pages = await makePersonPages();
  browser = await launchBrowser();
  page = await newPerson(browser, { base: pages.url, locale: 'de-AT' }, troubles);
});

after(async () => {
  await browser?.close();
  await pages?.stop();
});

const step = journey(() => picture(page, 'failure'));

/** Looks at the page on a phone and on a desk: nothing sticks out, axe finds nothing. */
async function inspect(name) {
  for (const [device, size] of [
    ['phone', phone],
    ['desk', desktop],
  ]) {
    await page.setViewportSize(size);
    await picture(page, `${name}-${device}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} sticks out by ${overflow} px on a ${device}`);
    assert.deepEqual(await accessibilityFaults(page), []);
  }
}

/** Reaches a button with the Tab key alone and presses it, as who uses no mouse does. */
async function press(label) {
  for (let stop = 0; stop < 20; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused !== label) continue;
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid', `no visible focus on “${label}”`);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    return;
  }
  assert.fail(`The Tab key does not reach “${label}”`);
}

const heading = () => page.locator('h1').textContent();

step('the link in the mail shows whom and what it is about', async () => {
  await page.goto(await pages.signUp(email));
  assert.equal(await heading(), 'Bitte bestätigen Sie');
  assert.match(await page.locator('main').innerText(), new RegExp(email));
  await inspect('confirm');
});

step('its one button confirms, by keyboard alone, and the way to all consents follows', async () => {
  await press('Ja, ich bestätige');
  assert.equal(await heading(), 'Danke, das ist bestätigt');
  await inspect('confirmed');
  links = await pages.linksOf(email);
  assert.equal(links.reason, 'confirmed');
  await press('Einwilligungen ansehen oder widerrufen');
  assert.equal(await heading(), 'Ihre Einwilligungen');
  await inspect('preferences');
});

step('one consent is withdrawn by keyboard alone, and the other stays', async () => {
  await press('Einwilligung widerrufen');
  assert.match(await page.locator('[role=status]').innerText(), /widerrufen\. Das gilt ab sofort/);
  assert.equal(await page.getByRole('button', { name: 'Einwilligung widerrufen' }).count(), 1);
  await inspect('withdrawn');
});

step('the link for unsubscribing says that it has ended already', async () => {
  await page.goto(links.unsubscribeUrl);
  assert.equal(await heading(), 'Abbestellt');
  await inspect('unsubscribed');
});

step('who signs up anew can unsubscribe with one button', async () => {
  const other = 'otto.beispiel@example.org';
  await page.goto(await pages.signUp(other));
  await press('Ja, ich bestätige');
  await page.goto((await pages.linksOf(other)).unsubscribeUrl);
  await inspect('unsubscribe');
  await press('Ja, abbestellen');
  assert.equal((await pages.linksOf(other)).reason, 'withdrawn');
});

step('an objection is recorded, and the page says how to come back', async () => {
  await page.goto(links.preferencesUrl);
  await press('Schreiben Sie mir nie wieder');
  assert.equal((await pages.linksOf(email)).reason, 'objected');
  await inspect('objected');
});

step('the page is there in English too, and stays so', async () => {
  await page.getByRole('link', { name: 'This page in English' }).click();
  assert.equal(await heading(), 'Your consents');
  await inspect('english');
});

step('nothing went wrong in the browser on the way', () => {
  assert.deepEqual(troubles, []);
});

step('an unknown link is a page in plain words', async () => {
  await page.goto(`${pages.url}/confirm/unknown`);
  assert.equal(await heading(), 'Diesen Link gibt es nicht');
  await inspect('unknown');
});
