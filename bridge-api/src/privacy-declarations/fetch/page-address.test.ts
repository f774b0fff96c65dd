import { anywhere, pageAddress, publicInternet } from './page-address';

const open = (text: string, rules = publicInternet): string => pageAddress(text, undefined, rules).href;

describe('the address of a page', () => {
  it.each([
    'https://muster.example/datenschutz',
    'http://8.8.8.8/',
    'https://[2001:4860:4860::8888]/',
    'http://müller.example:80/x',
  ])('may be %s', (text) => {
    expect(() => open(text)).not.toThrow();
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.1/',
    'http://0/',
    'http://192.168.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://１２７.０.０.１/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:0a00:0001]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fd00::1]/',
  ])('may not be %s, which is private', (text) => {
    expect(() => open(text)).toThrow('address-not-public');
  });

  it.each([
    'ftp://muster.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    '//muster.example/',
    'muster.example',
    '',
    'http://',
    'https://user@muster.example/',
    'https://user:secret@muster.example/',
    'https://muster.example:8443/',
    'http://muster.example:22/',
  ])('may not be %s, which is no address of a public page', (text) => {
    expect(() => open(text)).toThrow('address-not-allowed');
  });

  it('may be private and on any port where the operator allows it, but still of the web', () => {
    expect(open('http://127.0.0.1:8080/', anywhere)).toBe('http://127.0.0.1:8080/');
    expect(() => open('ftp://127.0.0.1/', anywhere)).toThrow('address-not-allowed');
  });

  it('of a redirect is read against the page that it came from', () => {
    const base = new URL('https://muster.example/a/b');
    expect(pageAddress('../c', base, publicInternet).href).toBe('https://muster.example/c');
    expect(() => pageAddress('//127.0.0.1/', base, publicInternet)).toThrow('address-not-public');
  });
});
