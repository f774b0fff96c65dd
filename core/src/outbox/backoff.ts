const minute = 60_000;
const longest = 6 * 60 * minute;

/**
 * Milliseconds to wait after an attempt failed: about a minute after the first, twice as long after each further one, six
 * hours at most. `chance` (0 up to 1) takes off up to a quarter, so that mails that failed together do not come back together.
 */
export function retryDelay(attempts: number, chance: number): number {
  const delay = Math.min(longest, minute * 2 ** Math.max(0, attempts - 1));
  return Math.round(delay * (1 - chance / 4));
}
