import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRenderToken, signRenderToken, type RenderToken } from './render-token';

interface Vectors {
  readonly secret: string;
  readonly issuer: string;
  readonly formKey: string;
  readonly issuedAt: number;
  readonly boxes: RenderToken['boxes'];
  readonly sign: {
    readonly bridge: { pageUrl: string; locale: RenderToken['locale']; attempt: string; token: string };
  };
  readonly verify: readonly { name: string; token: string; now: number; expected: { bridge: string } }[];
}

const file = join(__dirname, '../../../tests/vectors/render-token.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const key = Buffer.from(vectors.secret, 'utf8');

describe('The hosted form’s render token, by the vectors that both plugins keep to as well', () => {
  it('is signed as they say', () => {
    const { token, ...shown } = vectors.sign.bridge;
    const { issuer: tenantId, formKey, boxes, issuedAt } = vectors;
    expect(signRenderToken(key, { tenantId, formKey, boxes, renderedAt: new Date(issuedAt * 1000), ...shown })).toBe(
      token,
    );
  });

  it.each(vectors.verify.map(({ name, ...vector }) => [name, vector] as const))(
    'is judged as they say: %s',
    (_, vector) => {
      const form = { tenantId: vectors.issuer, formKey: vectors.formKey };
      const read = readRenderToken(key, vector.token, form, new Date(vector.now * 1000));
      expect(read === undefined ? 'forged' : read.expired ? 'expired' : 'valid').toBe(vector.expected.bridge);
    },
  );
});
