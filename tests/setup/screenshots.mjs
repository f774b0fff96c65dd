import './node-version.mjs';
import { screenshots } from './paths.mjs';
import { runOrFail } from './processes.mjs';
import { say } from './report.mjs';

/** Takes the pictures for the README anew: the browser run takes them on its way. */
const runner = new URL('./test.mjs', import.meta.url).pathname;
await runOrFail(process.execPath, [runner, '--only', 'browser'], { onOutput: (text) => process.stdout.write(text) });
say(`The pictures are in ${screenshots}`);
