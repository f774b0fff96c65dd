import type { Core, ServerLogFault } from '@kundenmeister/core';
import type { Check } from './doctor-checks';

const mends: Readonly<Record<ServerLogFault, string>> = {
  'binary-log-kept':
    'the binary log keeps destroyed keys for longer than 48 hours: set binlog_expire_logs_seconds to 43200',
  'general-log-on': 'the general log holds whatever is written: set general_log to 0',
};

/** The database server forgets what was erased within the time that was promised. */
export async function checkServerLogs(core: Pick<Core, 'serverLogFaults'>): Promise<Check> {
  const name = 'server-logs';
  const faults = await core.serverLogFaults().catch(() => undefined);
  if (!faults)
    return { name, ok: false, message: 'cannot be asked for: check binlog_expire_logs_seconds and general_log' };
  const message = faults.map((fault) => mends[fault]).join('; ');
  return { name, ok: faults.length === 0, message: message || 'forget in time' };
}
