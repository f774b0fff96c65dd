import Joi from 'joi';
import type { Core, LedgerEntry, LedgerFinding, SignedHead } from '@kundenmeister/core';
import { publicRoute, tenantRoute, type Route } from '../http/route';
import { answeredTime, named, page, record, sha256 } from '../schemas/building-blocks';
import { consentComparison } from '../schemas/ledger';
import { limit } from '../schemas/paging';

const access = { scopes: ['manage'] } as const;
const seq = Joi.number().integer();

const signedHead = named(
  'SignedHead',
  record<SignedHead & { readonly tenantId: string }>({
    tenantId: Joi.string().description('Part of what is signed.'),
    seq,
    hash: sha256,
    signature: Joi.string().allow('').description('Ed25519, base64url; the keys are at /.well-known/jwks.json.'),
  }),
);

const ledgerEntry = named(
  'LedgerEntry',
  record<LedgerEntry>({
    seq,
    type: Joi.string().description('What happened; the words only grow.'),
    ref: Joi.string().description('Id of the record concerned.'),
    at: answeredTime,
    keyId: Joi.string().description('Whose key seals what the entry commits to: a data subject or the tenant.'),
    commitment: sha256,
    prevHash: sha256,
    hash: sha256,
  }),
);

const verification = named(
  'LedgerVerification',
  record<LedgerFinding>({
    tenantId: Joi.string(),
    entries: Joi.number().integer(),
    ok: Joi.boolean().description('Whether the chain holds and every consent follows from it.'),
    firstBad: seq.optional().description('The first entry that does not fit.'),
    consents: consentComparison.optional().description('Absent when the chain does not hold.'),
  }),
);

const publicKeys = named(
  'JsonWebKeySet',
  record({
    keys: Joi.array().items(
      record({
        kid: Joi.string(),
        kty: Joi.valid('OKP'),
        crv: Joi.valid('Ed25519'),
        x: Joi.string(),
        alg: Joi.valid('EdDSA'),
        use: Joi.valid('sig'),
      }),
    ),
  }),
);

interface After {
  readonly after: number;
  readonly cursor?: number;
  readonly limit: number;
}

const after = Joi.object<After>({
  after: Joi.number().integer().min(0).default(0).optional().description('The last `seq` already known.'),
  cursor: Joi.number().integer().min(0).optional().description('The `nextCursor` of the page before; same as `after`.'),
  limit,
});

/** The hash chain of what happened, and the keys that its heads are signed with. */
export function ledgerRoutes(core: Core): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path: '/v1/ledger/head',
      summary: 'The newest entry, signed',
      access,
      responses: { 200: { description: 'The signed head', schema: signedHead } },
      problems: [],
      handler: async ({ principal }) => {
        const head = await core.ledger.head(principal.tenantId);
        return { status: 200, body: { tenantId: principal.tenantId, ...head }, head };
      },
    }),
    tenantRoute<unknown, After>({
      method: 'get',
      path: '/v1/ledger',
      summary: 'Entries in their order; `nextCursor` is the next `cursor`',
      access,
      query: after,
      responses: { 200: { description: 'A page of entries', schema: page(ledgerEntry) } },
      problems: [],
      handler: async ({ principal, query }) => {
        const after = query.cursor ?? query.after;
        const items = await core.ledger.list(principal.tenantId, { after, limit: query.limit });
        const last = items.at(-1);
        return {
          status: 200,
          body: { items, nextCursor: last && items.length === query.limit ? String(last.seq) : null },
        };
      },
    }),
    tenantRoute({
      method: 'post',
      path: '/v1/ledger/verify',
      summary: 'Compute the chain again, and compare it and the consents with what is stored',
      access,
      responses: { 200: { description: 'Whether every entry and every consent fits', schema: verification } },
      problems: [],
      handler: async ({ principal }) => ({ status: 200, body: await core.ledgerChecks.check(principal.tenantId) }),
    }),
    publicRoute({
      method: 'get',
      path: '/.well-known/jwks.json',
      summary: 'The public keys for signed ledger heads (RFC 7517, RFC 8037)',
      access: 'public',
      responses: { 200: { description: 'The keys', schema: publicKeys, contentType: 'application/jwk-set+json' } },
      problems: ['storage-unavailable'],
      handler: async () => ({
        status: 200,
        contentType: 'application/jwk-set+json',
        headers: { 'Cache-Control': 'max-age=3600' },
        body: { keys: (await core.ledger.publicKeys()).map((key) => ({ ...key, alg: 'EdDSA', use: 'sig' })) },
      }),
    }),
  ];
}
