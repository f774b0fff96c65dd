const ownFrame = /at (?:async )?([\w.<>$ ]*?) ?\(?[^()\s]*\/((?:core|bridge-api)\/(?:src|dist)\/[^():]+:\d+:\d+)\)?$/;

/**
 * What may be logged of an unexpected error: its class, its code, and where in our own code it passed. Not its message:
 * a database's message quotes the statement with its bindings, and those are personal data.
 */
export function errorReport(error: unknown): { error: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '').split('\n').flatMap((line) => {
    const frame = ownFrame.exec(line.trim());
    return frame ? [`${frame[1] || 'anonymous'} ${frame[2]}`] : [];
  });
  return { error: error.constructor.name, ...(code !== undefined && { code }), at: at.slice(0, 10) };
}
