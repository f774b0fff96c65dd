import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** Leaders of the process groups that this program started and has to end. */
const groups = new Set();
const STOP_MS = 8000;

/**
 * Runs a program to its end. Promises `{code, stdout, stderr}` whatever the exit code; rejects only when the program
 * cannot be started. `input` goes to its standard input.
 */
export function run(command, args, { cwd, env, input, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        output[name] += text;
        onOutput?.(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? `signal ${signal}`, ...output }));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** As `run`, but rejects with the program's own last words when it fails; promises its standard output. */
export async function runOrFail(command, args, options) {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code === 0) return stdout;
  const words = (stderr.trim() || stdout.trim()).split('\n').slice(-25).join('\n');
  throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${words}`);
}

/**
 * Starts a server in a process group of its own, its output in `log`. `stop()` ends the whole group: ending only the
 * parent of `php -S` would leave its workers on the port.
 */
export function startServer(command, args, { cwd, env, log }) {
  const file = openSync(log, 'a');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const server = { pid: child.pid, log, ended: false, stop: () => stopGroup(server) };
  const forget = () => {
    server.ended = true;
  };
  child.on('exit', forget).on('error', forget);
  if (child.pid) groups.add(child.pid);
  return server;
}

async function stopGroup(server) {
  if (!server.pid || !groups.has(server.pid)) return;
  signalGroup(server.pid, 'SIGTERM');
  const giveUp = Date.now() + STOP_MS;
  while (groupAlive(server.pid) && Date.now() < giveUp) await new Promise((done) => setTimeout(done, 50));
  signalGroup(server.pid, 'SIGKILL');
  groups.delete(server.pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group has already ended
  }
}

function groupAlive(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends everything this program started when it is itself told to end: `close` runs first, once, on Ctrl-C, SIGTERM
 * or a closed terminal. A second Ctrl-C does not wait.
 */
export function stopOnSignals(close) {
  let closing = false;
  const end = async (signal) => {
    if (closing) process.exit(130);
    closing = true;
    await close().catch((error) => console.error(error.message));
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));
}

process.on('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});
