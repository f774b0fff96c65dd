import { actorOf } from './actor';
import { contentTag, expectedRevision, isKnown, revisionTag } from './etag';

describe('X-Actor', () => {
  it.each([
    ['a plain name', 'Eva Admin', 'Eva Admin'],
    ['a percent-encoded name', 'J%C3%B6rg%20M%C3%BCller', 'Jörg Müller'],
    ['a name with a stray percent sign', '100% Eva', '100% Eva'],
    ['encoded line breaks and direction marks', 'Eva%0D%0AAdmin%E2%80%AE', 'Eva Admin'],
    ['too long a name', 'a'.repeat(300), 'a'.repeat(200)],
    ['blanks', '   ', undefined],
    ['no header', undefined, undefined],
  ])('with %s', (_, header, expected) => {
    expect(actorOf(header)).toBe(expected);
  });
});

describe('Entity tags', () => {
  it('carry the revision there and back', () => {
    expect(expectedRevision(revisionTag(17))).toBe(17);
    expect(expectedRevision('*')).toBe('any');
  });

  it.each(['W/"17"', '17', '"x"'])('do not take %s for a revision', (tag) => {
    expect(() => expectedRevision(tag)).toThrow('precondition-failed');
  });

  it('must be sent to change something', () => {
    expect(() => expectedRevision(undefined)).toThrow('precondition-required');
  });

  it('are known when listed, weak or strong', () => {
    const tag = contentTag('text');
    expect([tag, `W/${tag}`, `"other", ${tag}`, '*'].map((header) => isKnown(header, tag))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([undefined, '', '"other"'].map((header) => isKnown(header, tag))).toEqual([false, false, false]);
  });

  it('differ when the content differs', () => {
    expect(contentTag('a')).not.toBe(contentTag('b'));
  });
});
