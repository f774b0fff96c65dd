const longest = 200;

/**
 * The display name a CMS sends as `X-Actor`: who acted there. A header is ASCII, so other letters come percent-encoded
 * as UTF-8; control characters become spaces, and what is over 200 characters is cut. Nothing useful gives `undefined`.
 */
export function actorOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = decoded(header)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return name === '' ? undefined : [...name].slice(0, longest).join('');
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
