import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';
import { PageUnreadable } from './page-unreadable';

/** Which addresses may be read. */
export interface AddressRules {
  /** Also private ones, and any port: for intranets and tests. */
  readonly allowPrivate: boolean;
}

const usualPorts: readonly string[] = ['', '80', '443'];

/**
 * The address as the WHATWG URL standard reads it, so that an IPv4 address in decimal, octal or hex is seen for what it is.
 * Throws `PageUnreadable` for an address that may not be read; names are looked at when they are resolved (`safeLookup`).
 */
export function pageAddress(text: string, base: URL | undefined, { allowPrivate }: AddressRules): URL {
  if (!URL.canParse(text, base?.href)) throw new PageUnreadable('address-not-allowed');
  const url = new URL(text, base?.href);
  const isPlain = url.username === '' && url.password === '';
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || !isPlain) throw new PageUnreadable('address-not-allowed');
  if (allowPrivate) return url;
  if (!usualPorts.includes(url.port)) throw new PageUnreadable('address-not-allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PageUnreadable('address-not-public');
  return url;
}
