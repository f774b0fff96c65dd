import { truncatedIp } from './truncated-ip';

describe('a truncated IP address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::'],
    ['2001:db8::1', '2001:db8:0::'],
    ['::1', '0:0:0::'],
    ['::ffff:192.0.2.77', '0:0:0::'],
  ])('of %s is %s', (ip, expected) => expect(truncatedIp(ip)).toBe(expected));

  it('of something else is nothing', () => expect(truncatedIp('not an address')).toBeUndefined());
});
