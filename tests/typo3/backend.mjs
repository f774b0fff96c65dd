import { typo3Admin } from '../setup/typo3-site.mjs';

/** TYPO3 shows its modules in a frame within the backend. */
export const moduleFrame = (page) => page.frameLocator('#typo3-contentIframe');

/** The same frame as the browser knows it, for scripts that run in it. */
export const moduleWindow = (page) => page.frames().find((frame) => frame.name() === 'list_frame');

export async function signIn(page, base) {
  await page.setViewportSize({ width: 1600, height: 1000 }); // room for the form editor's three columns
  await page.emulateMedia({ reducedMotion: 'reduce' }); // a dialog that still fades in is deaf to being closed
  await page.goto(`${base}/typo3/`);
  await page.fill('#t3-username', typo3Admin.user);
  await page.fill('#t3-password', typo3Admin.password);
  await page.click('#t3-login-submit');
  await page.locator('[data-modulemenu-identifier="web_FormFormbuilder"]').waitFor();
}

/** Opens a module from the menu on the left by its identifier; promises its frame. */
export async function openModule(page, identifier) {
  await page.locator(`[data-modulemenu-identifier="${identifier}"]`).click();
  return moduleFrame(page);
}

/** Opens a sheet of the module Data Protection; promises its frame. */
export async function openSheet(page, base, name) {
  await page.goto(`${base}/typo3/module/kundenmeister/${name}`);
  return moduleFrame(page);
}

/** Opens a form of EXT:form in the form editor; promises the editor's frame. */
export async function openForm(page, label) {
  const frame = await openModule(page, 'web_FormFormbuilder');
  await frame.getByRole('link', { name: label, exact: true }).first().click();
  await frame.locator('[data-identifier="saveButton"]').waitFor();
  await frame.locator('[data-identifier="stageArea"]').getByText('E-Mail-Adresse').first().waitFor();
  return frame;
}

/** Puts a new element after all others of the page, by the type's name in the list of elements. */
export async function addElement(page, frame, type) {
  const below = frame.locator('[data-identifier="stageNewElementBottom"]'); // TYPO3 13
  const after = frame.locator('[data-identifier="actions-form-insert-after"]'); // 14
  await below.or(after).last().click();
  await page.locator(`.modal button[data-identifier="${type}"]`).click();
}

/** Selects the form as a whole, whose settings name the finishers. */
export const selectForm = (frame) => frame.locator('[data-identifier="formSettings"]').click();

export async function addFinisher(frame, identifier) {
  await selectForm(frame);
  await frame.locator(`select:has(option[value="${identifier}"])`).selectOption(identifier);
}

/** Saves the open form; rejects when the form editor does not say that it did. */
export async function saveForm(page, frame) {
  const answered = page.waitForResponse((answer) => /save/i.test(new URL(answer.url()).pathname) && answer.ok());
  await frame.locator('[data-identifier="saveButton"]').click();
  const answer = await (await answered).json();
  if (answer.status !== 'success') throw new Error(`The form was not saved: ${JSON.stringify(answer).slice(0, 500)}`);
}
