const HEARTBEAT_MS = 5000;
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const green = (text) => paint(32, text);
export const red = (text) => paint(31, text);
export const yellow = (text) => paint(33, text);
export const bold = (text) => paint(1, text);

/** One line to the person at the terminal. */
export const say = (text) => console.log(text);

/** Seconds since `from` (a `performance.now()`), one decimal: `12.3 s`. */
export const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/**
 * Calls `work` and says every five seconds that it is still going, so that silence never looks like a hang.
 * Promises the result of `work`.
 */
export async function withHeartbeat(name, work) {
  const started = performance.now();
  const beat = setInterval(() => say(`    … ${name}, ${seconds(started)} so far`), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}

/** Runs one named piece of work: a heartbeat while it runs, one line with its seconds when it is done. */
export async function step(name, work) {
  const started = performance.now();
  try {
    const result = await withHeartbeat(name, work);
    say(`  ${green('✓')} ${name} ${`(${seconds(started)})`}`);
    return result;
  } catch (error) {
    say(`  ${red('✗')} ${name} (${seconds(started)})`);
    throw error;
  }
}

/** The lines in a frame as wide as the longest of them. */
export function box(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const bar = '─'.repeat(width + 2);
  return [`┌${bar}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${bar}┘`].join('\n');
}
