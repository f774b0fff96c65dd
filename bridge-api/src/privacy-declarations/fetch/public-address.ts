import { IPv6, isValid, parse, type IPv4 } from 'ipaddr.js';

/** What is given out to hosts of the public internet (RFC 4291 section 2.4, IANA's IPv6 address space registry). */
const globalUnicast = [new IPv6([0x2000, 0, 0, 0, 0, 0, 0, 0]), 3] as const;

/** Where NAT64 keeps an IPv4 address, in the last four bytes (RFC 6052 section 2.1). */
const nat64 = [new IPv6([0x64, 0xff9b, 0, 0, 0, 0, 0, 0]), 96] as const;

/**
 * Whether an IP address, in text form, is one that the public internet routes: none of the IANA special-purpose ranges,
 * also not within an IPv6 address that carries an IPv4 one (mapped, NAT64). What is no address counts as not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!isValid(address)) return false;
  const parsed = parse(address);
  if (!(parsed instanceof IPv6)) return isPublicIpv4(parsed);
  if (parsed.isIPv4MappedAddress()) return isPublicIpv4(parsed.toIPv4Address());
  if (parsed.match(nat64[0], nat64[1])) return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast' && parsed.match(globalUnicast[0], globalUnicast[1]);
}

function isPublicIpv4(address: IPv4): boolean {
  return address.range() === 'unicast';
}
