import type { Request } from 'express';
import { jsonBody } from './json-body';

const body = (text: string | Buffer): Request => ({ body: Buffer.from(text as string) }) as Request;

describe('A JSON body', () => {
  it('is parsed, with the hash of its bytes', () => {
    expect(jsonBody(body('{"a": 1}'))).toEqual({
      value: { a: 1 },
      hash: 'f9d86028c6e0d64e225186f96acb69338b2c59764df79162107f5c4bb34d1310',
    });
  });

  it.each([
    ['text that is no JSON', '{"a": '],
    ['nothing', ''],
    ['a name that occurs twice', '{"a": 1, "b": {"c": 1, "c": 2}}'],
    ['a name that occurs twice, once escaped', '{"a": 1, "\\u0061": 2}'],
    ['half of a surrogate pair', '{"a": "\\ud83d"}'],
    ['a name that vanishes when copied', '{"a": {"__proto__": 1}}'],
    ['the same name escaped', '{"\\u005f_proto__": 1}'],
    ['arrays nested without end', '['.repeat(32_000) + ']'.repeat(32_000)],
    ['objects nested without end', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('is refused when it is %s', (_, text) => {
    expect(() => jsonBody(body(text))).toThrow('malformed-json');
  });

  it.each([
    ['strings that look like names', '{"a": "\\"b\\": 1, \\"b\\": 2", "c": ["x", "x"]}'],
    ['the same name in different objects', '[{"a": 1}, {"a": 2}]'],
    ['a whole surrogate pair', '{"a": "\\ud83d\\ude00"}'],
    ['names that only look special', '{"constructor": 2, "a": "__proto__"}'],
  ])('may hold %s', (_, text) => {
    expect(jsonBody(body(text)).value).toEqual(JSON.parse(text));
  });
});
