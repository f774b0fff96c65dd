import { isIPv4, isIPv6 } from 'node:net';

/** An address shortened so that it no longer names one connection: the first 24 bits of IPv4, the first 48 of IPv6. */
export function truncatedIp(ip: string): string | undefined {
  if (isIPv4(ip)) return `${ip.split('.').slice(0, 3).join('.')}.0`;
  if (!isIPv6(ip)) return undefined;
  const [head = ''] = ip.split('::');
  const groups = head.split(':').filter((group) => group !== '' && !group.includes('.'));
  return `${[...groups, '0', '0', '0'].slice(0, 3).join(':')}::`;
}
