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
 * Opens an empty page in the editor and promises its canvas, once what is inserted there stays: the editor first puts the
 * page's own blocks in, and would throw away what came before.
 */
export async function openNewPage(page, base) {
  await page.goto(`${base}/wp-admin/post-new.php?post_type=page`);
  await page.waitForFunction(
    () =>
      window.wp?.blocks?.getBlockType('kundenmeister/form') &&
      window.wp.data.select('core/editor').__unstableIsEditorReady(),
  );
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: /add title|titel/i }).waitFor();
  return canvas;
}

/**
 * Builds and publishes a page with a form, as a person would: the form out of the inserter, a consent text from the
 * proposal. Promises the page's address.
 */
export async function publishForm(page, base, { title, block, topic, declaration }) {
  const canvas = await openNewPage(page, base);
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

/** Puts a newsletter form into the open page that breaks a rule: it wants more than the e-mail address. */
export async function insertFaultyForm(page) {
  await page.evaluate(() => {
    const { createBlock } = window.wp.blocks;
    const inner = [
      ['field-email', { label: 'E-Mail-Adresse' }],
      ['field-text', { name: 'name', label: 'Name', required: true }],
      ['consent', { lock: { remove: true } }],
      ['submit', { label: 'Anmelden' }],
    ].map(([name, attributes]) => createBlock(`kundenmeister/${name}`, attributes));
    const form = createBlock('kundenmeister/form', { kind: 'newsletter', title: 'Newsletter' }, inner);
    window.wp.data.dispatch('core/block-editor').insertBlock(form);
  });
}

/** Selects the page's first block of this name, with its settings in the sidebar. */
export async function selectBlock(page, name) {
  await page.evaluate((wanted) => {
    const { select, dispatch } = window.wp.data;
    const { getClientIdsWithDescendants, getBlockName } = select('core/block-editor');
    const found = getClientIdsWithDescendants().find((id) => getBlockName(id) === wanted);
    dispatch('core/block-editor').selectBlock(found);
    dispatch('core/interface').enableComplementaryArea('core', 'edit-post/block');
  }, name);
  await page.locator('.block-editor-block-inspector .components-panel__body').first().waitFor();
}

export async function openPublishPanel(page) {
  await page.evaluate(() => window.wp.data.dispatch('core/editor').openPublishSidebar());
  await page.locator('.editor-post-publish-panel__prepublish').waitFor();
}
