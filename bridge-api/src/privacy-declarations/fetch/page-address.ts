import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';
import { PageUnreadable } from './page-unreadable';

/** Which addresses may be read. */
export interface AddressRules {
  /** Whether an IP address, in text form, may be connected to. */
  mayConnect(address: string): boolean;
  /** Whether a port may be; empty for the scheme's usual one. */
  mayUsePort(port: string): boolean;
}

/** What every browser outside could read. */
export const publicInternet: AddressRules = {
  mayConnect: isPublicAddress,
  mayUsePort: (port) => ['', '80', '443'].includes(port),
};

/** Also private networks: for intranets and tests. */
export const anywhere: AddressRules = { mayConnect: () => true, mayUsePort: () => true };

/**
 * The address as the WHATWG URL standard reads it, so that an IPv4 address in decimal, octal or hex is seen for what it is.
 * Throws `PageUnreadable` for an address that may not be read; names are looked at when they are resolved (`safeLookup`).
 */
export function pageAddress(text: string, base: URL | undefined, rules: AddressRules): URL {
  if (!URL.canParse(text, base?.href)) throw new PageUnreadable('address-not-allowed');
  const url = new URL(text, base?.href);
  const isPlain = url.username === '' && url.password === '';
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || !isPlain) throw new PageUnreadable('address-not-allowed');
  if (!rules.mayUsePort(url.port)) throw new PageUnreadable('address-not-allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !rules.mayConnect(host)) throw new PageUnreadable('address-not-public');
  return url;
}
