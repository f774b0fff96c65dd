import { isPublicAddress } from './public-address';

describe('an address is public', () => {
  it.each([
    '8.8.8.8',
    '193.170.1.1',
    '172.32.0.1',
    '2001:4860:4860::8888',
    '2a00:1450:4001:82a::2003',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address is not public', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['shared by a provider', '100.64.0.1'],
    ['link-local, where clouds tell their secrets', '169.254.169.254'],
    ['for benchmarks', '198.18.0.1'],
    ['for documentation', '192.0.2.1'],
    ['for documentation', '203.0.113.9'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fd00::1'],
    ['multicast', 'ff02::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hex', '::ffff:7f00:1'],
    ['mapped private', '::ffff:a00:1'],
    ['compatible loopback', '::127.0.0.1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64 to loopback', '64:ff9b::7f00:1'],
    ['NAT64 to private', '64:ff9b::192.168.0.1'],
    ['local NAT64', '64:ff9b:1::808:808'],
    ['6to4 of loopback', '2002:7f00:1::1'],
    ['Teredo', '2001:0:53aa:64c:0:0:80ff:fffe'],
    ['for documentation', '2001:db8::1'],
    ['for documentation', '3fff::1'],
    ['no address', 'localhost'],
    ['no address', ''],
    ['no address', '1.2.3.4.5'],
  ])('%s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
