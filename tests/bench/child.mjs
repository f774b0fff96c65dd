import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * Runs a program of this folder in a process of its own, so that it shares no event loop with what it measures.
 * `input` reaches it as JSON; promises the JSON that it answers.
 */
export function inOwnProcess(program, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, program)], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject).on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`${program} ended with ${code}.`));
    });
    child.stdin.end(JSON.stringify(input));
  });
}

/** The other side: reads the input, answers with what `work` promises. */
export async function answerWith(work) {
  let input = '';
  for await (const text of process.stdin.setEncoding('utf8')) input += text;
  const answer = await work(JSON.parse(input));
  process.stdout.write(JSON.stringify(answer));
}
