import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readRenderToken, signRenderToken, type RenderToken } from './render-token';

const key = randomBytes(32);
const shown: RenderToken = {
  tenantId: 'tenant-1',
  formKey: 'newsletter',
  pageUrl: 'https://bridge.example/f/muster/newsletter?page=https%3A%2F%2Fmuster.example%2F%C3%BC',
  locale: 'de',
  renderedAt: new Date('2026-11-24T10:00:00.123Z'),
  attempt: 'a1',
  boxes: [
    { profileId: 'p1', versionId: 'v1', required: true },
    { profileId: 'p2', versionId: 'v7', required: false },
  ],
};
const later = (ms: number): Date => new Date(shown.renderedAt.getTime() + ms);
const minute = 60_000;
const day = 24 * 60 * minute;

describe('The render token', () => {
  const text = signRenderToken(key, shown);

  it('says exactly what was shown', () => {
    expect(readRenderToken(key, text, shown, later(minute))).toEqual({ token: shown, expired: false });
  });

  it('is taken for a day, and told apart from a forged one afterwards', () => {
    expect(readRenderToken(key, text, shown, later(day))?.expired).toBe(false);
    expect(readRenderToken(key, text, shown, later(day + 1))?.expired).toBe(true);
  });

  it('is refused when any character of it was changed, added or left out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.constantFrom('', 'A', '-', '.', '==', 'ü'),
        (at, with_) => {
          const changed = text.slice(0, at) + with_ + text.slice(at + 1);
          fc.pre(changed !== text);
          expect(readRenderToken(key, changed, shown, later(minute))).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    ['another form', { ...shown, formKey: 'contact' }],
    ['another tenant', { ...shown, tenantId: 'tenant-2' }],
  ])('is refused for %s', (_, form) => {
    expect(readRenderToken(key, text, form, later(minute))).toBeUndefined();
  });

  it('is refused under another key', () => {
    expect(readRenderToken(randomBytes(32), text, shown, later(minute))).toBeUndefined();
  });

  it('is refused when it comes from the future, beyond what clocks differ', () => {
    expect(readRenderToken(key, text, shown, later(-4 * minute))).toBeDefined();
    expect(readRenderToken(key, text, shown, later(-6 * minute))).toBeUndefined();
  });

  it.each(['', '.', '..', 'a.b.c', text.repeat(50)])('is refused when it is no token at all', (nonsense) => {
    expect(readRenderToken(key, nonsense, shown, later(minute))).toBeUndefined();
  });

  it('lets its header choose nothing', () => {
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const [, payload] = text.split('.');
    expect(readRenderToken(key, `${none}.${payload}.`, shown, later(minute))).toBeUndefined();
  });
});
