import { test } from 'node:test';

/**
 * Steps that build on each other, each a test of its own: after one that fails the rest is skipped with that reason,
 * since its failures would only repeat the first. `onFailure` may take a picture.
 */
export function journey(onFailure) {
  let stoppedAt = null;
  return (name, work) =>
    test(name, async (context) => {
      if (stoppedAt) return context.skip(`needs “${stoppedAt}”`);
      try {
        await work(context);
      } catch (error) {
        stoppedAt = name;
        await onFailure().catch(() => {});
        throw error;
      }
    });
}
