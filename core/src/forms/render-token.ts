import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayMs } from '../runtime/day';
import { locales, type Locale } from '../runtime/locale';

/** One box as it was shown. */
export interface ShownBox {
  readonly profileId: string;
  readonly versionId: string;
  readonly required: boolean;
}

/** What the page of a hosted form showed, as the bridge itself attests it. */
export interface RenderToken {
  readonly tenantId: string;
  readonly formKey: string;
  /** Where the form was shown. */
  readonly pageUrl: string;
  readonly locale: Locale;
  readonly renderedAt: Date;
  /** Tells two renderings of the same texts apart: what is sent twice from one page is one submission. */
  readonly attempt: string;
  readonly boxes: readonly ShownBox[];
}

/** A hosted form's page lies in no cache; a tab may stay open for a day. */
const lifetimeMs = dayMs;
/** Bridges behind one balancer may differ by this much. */
const clockSkewMs = 5 * 60 * 1000;
/** More than any form of ours needs. */
const maxLength = 20_000;

const header = encode('{"alg":"HS256","typ":"JWT"}');

interface Claims {
  readonly iss: string;
  readonly form: string;
  readonly page: string;
  readonly loc: Locale;
  /** Seconds since 1970, with milliseconds as a fraction (RFC 7519, NumericDate). */
  readonly iat: number;
  readonly jti: string;
  readonly boxes: readonly (readonly [profileId: string, versionId: string, required: 0 | 1])[];
}

/**
 * The token as text for a hidden input: a JWS with HMAC-SHA-256 (RFC 7515) and one fixed header, as the plugin makes it
 * (docs/decisions/0006). `key` serves nothing else.
 */
export function signRenderToken(key: Buffer, token: RenderToken): string {
  const claims: Claims = {
    iss: token.tenantId,
    form: token.formKey,
    page: token.pageUrl,
    loc: token.locale,
    iat: token.renderedAt.getTime() / 1000,
    jti: token.attempt,
    boxes: token.boxes.map(({ profileId, versionId, required }) => [profileId, versionId, required ? 1 : 0]),
  };
  const message = `${header}.${encode(JSON.stringify(claims))}`;
  return `${message}.${mac(key, message).toString('base64url')}`;
}

/**
 * Reads a token that was signed with this key for this form. Undefined when it was not, when a single character differs, or when
 * it comes from the future; `expired` after a day.
 */
export function readRenderToken(
  key: Buffer,
  text: string,
  form: { readonly tenantId: string; readonly formKey: string },
  now: Date,
): { readonly token: RenderToken; readonly expired: boolean } | undefined {
  const [head, payload, signature, ...rest] = text.length > maxLength ? [] : text.split('.');
  if (head !== header || payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const expected = Buffer.from(mac(key, `${head}.${payload}`).toString('base64url'));
  const presented = Buffer.from(signature);
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return undefined;
  const token = toToken(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims);
  const age = now.getTime() - token.renderedAt.getTime();
  if (token.tenantId !== form.tenantId || token.formKey !== form.formKey || age < -clockSkewMs) return undefined;
  return { token, expired: age > lifetimeMs };
}

/** Whoever made the signature made the claims: us. */
function toToken({ iss, form, page, loc, iat, jti, boxes }: Claims): RenderToken {
  return {
    tenantId: iss,
    formKey: form,
    pageUrl: page,
    locale: locales.find((locale) => locale === loc) ?? 'de',
    renderedAt: new Date(Math.round(iat * 1000)),
    attempt: jti,
    boxes: boxes.map(([profileId, versionId, required]) => ({ profileId, versionId, required: required === 1 })),
  };
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

function mac(key: Buffer, message: string): Buffer {
  return createHmac('sha256', key).update(message).digest();
}
