import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueEntry, isProblemCode } from './catalogue';

interface Answer {
  readonly name: string;
  readonly status: number;
  readonly body: { readonly type?: string } | null;
}

const file = join(__dirname, '../../../tests/vectors/delivery-verdict.json');
const { answers } = JSON.parse(readFileSync(file, 'utf8')) as { answers: readonly Answer[] };
const problems = answers.flatMap(({ name, status, body }) => {
  const code = /\/problems\/([a-z0-9-]+)$/.exec(body?.type ?? '')?.[1];
  return code === undefined ? [] : [{ name, status, code }];
});

describe('The answers that the plugins’ outboxes are tested with', () => {
  it.each(problems.map(({ name, status, code }) => [code, name, status] as const))(
    'are problems of this bridge, of the status that it answers: %s (%s)',
    (code, _, status) => {
      expect(isProblemCode(code) && catalogueEntry(code).status).toBe(status);
    },
  );
});
