import { condense } from './condense';

const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
const kinds = (shown: ReturnType<typeof condense>): string[] => shown.map(({ kind }) => kind);

describe('a comparison of two texts', () => {
  it('keeps every addition and removal whole', () => {
    const added = { kind: 'added' as const, text: long };
    expect(condense([{ kind: 'same', text: long }, added])).toContainEqual(added);
  });

  it('leaves out what did not change, but for whole words beside the changes', () => {
    const shown = condense([
      { kind: 'removed', text: 'a' },
      { kind: 'same', text: long },
      { kind: 'added', text: 'b' },
    ]);
    expect(kinds(shown)).toEqual(['removed', 'same', 'gap', 'same', 'added']);
    expect(shown[1]?.text).toMatch(/^word0 .*\d $/);
    expect(shown[3]?.text).toMatch(/^ word\d+ .*word99$/);
  });

  it('shows no beginning or end in which nothing changed', () => {
    const same = { kind: 'same' as const, text: long };
    expect(kinds(condense([same, { kind: 'added', text: 'x' }, same]))).toEqual([
      'gap',
      'same',
      'added',
      'same',
      'gap',
    ]);
  });

  it('leaves short texts as they are', () => {
    const segments = [
      { kind: 'same' as const, text: 'Yes, ' },
      { kind: 'added' as const, text: 'please' },
    ];
    expect(condense(segments)).toEqual(segments);
  });

  it('cuts a text without spaces as well', () => {
    expect(
      condense([
        { kind: 'added', text: 'x' },
        { kind: 'same', text: 'y'.repeat(500) },
      ]).length,
    ).toBe(3);
  });
});
