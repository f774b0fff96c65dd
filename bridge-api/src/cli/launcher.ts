const intervalMs = 250;

/**
 * `npx kmdp serve` puts npm and a shell above this process, and neither passes SIGTERM on. So a server that was started
 * that way stops, as on SIGTERM, when the shell above it is gone. Started in any other way it outlives its parent.
 */
export function stopWithLauncher(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment['npm_command'] !== 'exec') return;
  const launcher = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, intervalMs);
  watch.unref();
}
