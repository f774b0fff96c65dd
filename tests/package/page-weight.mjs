import { gzipSync } from 'node:zlib';

const tags = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>|<link\b([^>]*)>/g;
const attribute = (name, text) => new RegExp(`\\b${name}=["']([^"']*)["']`).exec(text)?.[1];

/**
 * What script and style a page loads and holds, compressed one by one as servers do: a map from address, or the text itself
 * where it stands in the page, to bytes.
 */
export async function scriptsAndStyles(url) {
  const page = await (await fetch(url)).text();
  const weights = new Map();
  for (const [, , ofTag = '', text = '', ofLink = ''] of page.matchAll(tags)) {
    const address = attribute('src', ofTag) ?? (isLoaded(ofLink) ? attribute('href', ofLink) : undefined);
    if (address) await weighFile(weights, new URL(address.replaceAll('&amp;', '&').replaceAll('&#038;', '&'), url));
    else if (text.trim()) weights.set(text, gzipSync(text, { level: 9 }).length);
  }
  return weights;
}

const isLoaded = (attributes) => /\brel=["'](stylesheet|modulepreload)["']/.test(attributes);

async function weighFile(weights, address) {
  if (weights.has(address.href)) return;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  weights.set(address.href, gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length);
}

/** What `page` has that `other` has not: `{bytes, parts}`, the parts with the heaviest first, for a reader. */
export function added(page, other) {
  const parts = [...page].filter(([part]) => !other.has(part)).sort(([, one], [, two]) => two - one);
  return {
    bytes: parts.reduce((sum, [, bytes]) => sum + bytes, 0),
    parts: parts.map(([part, bytes]) => `${bytes} ${part.slice(0, 120).replace(/\s+/g, ' ')}`).join('\n'),
  };
}
