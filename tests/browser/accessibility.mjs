/* global window, document -- the functions handed to the page run there */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What still fades in has other colours than those one reads it in; what turns for ever, or goes with scrolling, is not waited for. */
const untilStill = (frame) =>
  frame.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
    return Promise.all(ending.map(({ finished }) => finished.then(Boolean, Boolean)));
  });

/**
 * What axe finds in a page or frame by WCAG 2.2 A and AA, one line for each place; with `within` (a CSS selector) only in
 * what it matches, where the page around belongs to others.
 */
export async function accessibilityFaults(frame, { within = null } = {}) {
  await untilStill(frame);
  await frame.evaluate(await source);
  const violations = await frame.evaluate(async (selector) => {
    const parts = selector === null ? document : [...document.querySelectorAll(selector)];
    if (parts.length === 0) throw new Error(`Nothing to look at: ${selector}`);
    const found = await window.axe.run(parts, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      iframes: false,
    });
    return found.violations;
  }, within);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Fails when the page is wider than the screen, so that one would have to scroll sideways (WCAG 2.2, 1.4.10). */
export async function assertFitsScreen(page) {
  const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(surplus <= 0, `${page.url()} is ${surplus} pixels wider than the screen`);
}
