/* global window -- the functions handed to the page run there */
import { admin } from '../setup/wordpress-site.mjs';
import { picture } from './visitor.mjs';

export async function signIn(page, base) {
  await page.goto(`${base}/wp-login.php`);
  await page.fill('#user_login', admin.user);
  await page.fill('#user_pass', admin.password);
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
}

/**
 * Builds and publishes a page with a form, as a person would: the form out of the inserter, a consent text from the
 * proposal. Promises the page's address.
 */
export async function publishForm(page, base, { title, block, topic, declaration }) {
  await page.goto(`${base}/wp-admin/post-new.php?post_type=page`);
  await page.waitForFunction(() => window.wp?.blocks?.getBlockType('kundenmeister/form'));
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: /add title/i }).fill(title);
  const inserter = page.getByRole('button', { name: 'Block Inserter', exact: true });
  await inserter.click();
  await page.getByRole('searchbox').first().fill(block);
  await page.getByRole('option', { name: block }).first().click();
  await inserter.click();
  await canvas.getByRole('textbox', { name: 'Topic' }).fill(topic);
  await canvas.getByRole('textbox', { name: 'Address of your privacy declaration' }).fill(declaration);
  await canvas.getByText('Visitors will read:').waitFor();
  await picture(page, `editor-${title.toLowerCase()}-proposal`);
  await canvas.getByRole('button', { name: 'Create consent text from our proposal' }).click();
  await canvas.getByRole('textbox', { name: 'Topic' }).waitFor({ state: 'detached' });
  await picture(page, `editor-${title.toLowerCase()}-form`);
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await page.locator('.editor-post-publish-panel').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.locator('.post-publish-panel__postpublish-buttons').waitFor();
  await picture(page, `editor-${title.toLowerCase()}-published`);
  return page.evaluate(() => window.wp.data.select('core/editor').getPermalink());
}
