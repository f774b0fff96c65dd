import { validateBody } from '../http/validate';
import type { ProblemError } from '../problems/problem-error';
import { line, lineOrEmpty, record, text, textOrEmpty } from './building-blocks';

const schema = record({
  line: line(50).optional(),
  lineOrEmpty: lineOrEmpty(50).optional(),
  text: text(50).optional(),
  textOrEmpty: textOrEmpty(50).optional(),
});

function faults(body: Record<string, string>): string[] {
  try {
    validateBody(schema, body);
    return [];
  } catch (error) {
    return ((error as ProblemError).options.fields ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

const controls = ['\0', '\x07', '\x1b', '\x7f', '\x9f', '\u202a', '\u202e', '\u2066', '\u2069'];
const breaks = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

describe('characters of texts', () => {
  it.each(['line', 'lineOrEmpty', 'text', 'textOrEmpty'])('hold nothing invisible that controls (%s)', (name) => {
    for (const sign of controls)
      expect(faults({ [name]: `Muster${sign}GmbH` })).toEqual([`/${name} control-character`]);
  });

  it.each(['line', 'lineOrEmpty'])('stay on one line where one is asked for (%s)', (name) => {
    for (const sign of breaks) expect(faults({ [name]: `Muster${sign}Bcc: x` })).toEqual([`/${name} line-break`]);
    expect(faults({ [name]: 'Muster\tGmbH' })).toEqual([`/${name} control-character`]);
  });

  it('have paragraphs and tabs where they are texts', () => {
    const text = 'Ja.\r\n\r\n\tAuch \u2028 ja.\n';
    expect(faults({ text, textOrEmpty: text })).toEqual([]);
  });

  it('are all letters, joined signs and marks of direction', () => {
    const name = 'Öl & Söhne “مثال” \u200f 👩\u200d🌾 a\u00adb';
    expect(faults({ line: name, lineOrEmpty: name, text: name, textOrEmpty: name })).toEqual([]);
  });

  it('may be none only where that is allowed', () => {
    expect(faults({ lineOrEmpty: '', textOrEmpty: '' })).toEqual([]);
    expect(faults({ line: ' ', text: '' })).toEqual(['/line required', '/text required']);
  });
});
