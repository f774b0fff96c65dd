import './node-version.mjs';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { stopOnSignals } from './processes.mjs';
import { bold, green, red, say, seconds, withHeartbeat, yellow } from './report.mjs';

const usage = `npm test                        all checks
npm test -- --only unit,php     these checks only
npm test -- --list              the names of the checks`;

async function main() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return say(usage);
  const { checks } = await import('./checks/index.mjs');
  if (values.list) return checks.forEach(({ id, title }) => say(`${id.padEnd(14)} ${title}`));
  const chosen = choose(checks, values.only);
  await install();
  await runChecks(chosen);
}

function choose(checks, only) {
  if (!only) return checks;
  const wanted = only.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !checks.some(({ id }) => id === name));
  if (unknown.length)
    throw new Error(`No check is named ${unknown.join(', ')}; there are ${checks.map(({ id }) => id).join(', ')}.`);
  return checks.filter(({ id }) => wanted.includes(id));
}

async function runChecks(chosen) {
  const { installSystemPackages } = await import('./system-packages.mjs');
  const { makeTestContext } = await import('./checks/test-directory.mjs');
  const context = await makeTestContext(await installSystemPackages());
  stopOnSignals(context.close);
  const broken = await buildFirst();
  const rows = [];
  for (const check of chosen) rows.push(await runCheck(check, context, broken));
  await context.close();
  summarise(rows);
}

/** A build that fails is told by the type checks too; here its words explain why what needs the build cannot run. */
async function buildFirst() {
  const { build } = await import('./build.mjs');
  return build().then(
    () => null,
    (error) => error.message,
  );
}

async function runCheck(check, context, broken) {
  say(bold(`▶ ${check.title}`));
  const started = performance.now();
  const found = await withHeartbeat(check.title, () => outcomeOf(check, context, broken)).catch((error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    reason: '',
    details: error.stack,
  }));
  const row = { ...found, title: check.title, id: check.id, time: seconds(started) };
  if (row.failed) say(indent(row.details));
  say(`  ${verdict(row)}`);
  return row;
}

async function outcomeOf(check, context, broken) {
  const lacking = (check.needs ?? []).map((need) => context.missing.needs[need]).filter(Boolean);
  if (lacking.length) return { passed: 0, failed: 0, skipped: 1, details: '', reason: lacking.join('; ') };
  if (broken && check.needsBuild)
    return { passed: 0, failed: 1, skipped: 0, reason: '', details: `The build failed:\n${broken}` };
  return check.run(context);
}

const indent = (text) => text.replace(/^/gm, '    ');

function verdict({ passed, failed, skipped, reason, time }) {
  const mark = failed ? red('✗') : passed ? green('✓') : yellow('–');
  const why = skipped && reason ? ` (${reason})` : '';
  return `${mark} ${passed} passed, ${failed} failed, ${skipped} skipped${why}, ${time}`;
}

function summarise(rows) {
  const width = Math.max(...rows.map(({ title }) => title.length));
  say(`\n${bold('Summary')}`);
  for (const row of rows) say(`  ${row.title.padEnd(width)}  ${verdict(row)}`);
  const total = (name) => rows.reduce((sum, row) => sum + row[name], 0);
  const failed = total('failed');
  process.exitCode = failed ? 1 : 0;
  say(`\n${total('passed')} passed, ${failed} failed, ${total('skipped')} skipped`);
}

main().catch((error) => {
  console.error(red(error.message));
  process.exit(1);
});
