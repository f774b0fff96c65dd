/* global document, getComputedStyle -- the functions handed to the page run there */
import assert from 'node:assert/strict';

export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/**
 * Reaches a control with the Tab key (or Shift+Tab) alone, as who uses no mouse does. Fails when it is not reached, when its
 * focus cannot be seen (2.4.7) or when something lies over it (2.4.11).
 */
export async function tabTo(page, control, { key = 'Tab', stops = 60 } = {}) {
  const passed = [];
  for (let stop = 0; stop <= stops; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      const faults = await control.evaluate(focusFaults);
      assert.deepEqual(faults, [], `focus on ${control}`);
      return;
    }
    await page.keyboard.press(key);
    passed.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80)));
  }
  assert.fail(`The ${key} key does not reach ${control}; it stops at\n${passed.join('\n')}`);
}

/** Runs in the page. */
function focusFaults(element) {
  const faults = [];
  const isMarked = [undefined, '::before', '::after'].some((part) => {
    const { outlineStyle, boxShadow } = getComputedStyle(element, part);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
  if (!isMarked) faults.push('cannot be seen');
  const { left, top, width, height } = element.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
  const isClear = onTop !== null && (element.contains(onTop) || onTop.contains(element));
  if (!isClear) faults.push(`lies under ${onTop?.outerHTML.slice(0, 80) ?? 'the edge of the screen'}`);
  return faults;
}

/** Waits until a control has the focus. */
export async function focusIsOn(page, control) {
  await page.waitForFunction((element) => element === document.activeElement, await control.elementHandle());
}

/** Whether anything has the focus: without, the Tab key would begin anew at the top. */
export const hasFocus = (page) => page.evaluate(() => document.activeElement !== document.body);

/** A dialog keeps the focus until it is answered. */
export async function staysWithin(page, dialog) {
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    assert.ok(
      await dialog.evaluate((element) => element.contains(document.activeElement)),
      'the focus left the dialog',
    );
  }
}
