import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DataProtectionSettings } from './types';

/** Changes whenever the settings do: the SHA-256 of their canonical JSON (RFC 8785), base64url. Says nothing of what they are. */
export function settingsTag(settings: DataProtectionSettings): string {
  return createHash('sha256')
    .update(String(canonicalize(settings)), 'utf8')
    .digest('base64url');
}
