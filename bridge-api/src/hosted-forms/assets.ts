import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A script that the bridge serves. */
export interface Asset {
  readonly text: string;
  /** As in the `integrity` attribute (Subresource Integrity). */
  readonly integrity: string;
}

const folder = join(__dirname, '../../assets');

/** For other sites: puts a form's page into theirs. */
export const embedScript = asset('embed.js');

/** For a form's page within another: tells that page its height. */
export const heightScript = asset('form-height.js');

function asset(name: string): Asset {
  const text = readFileSync(join(folder, name), 'utf8');
  return { text, integrity: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
