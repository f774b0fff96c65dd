import Joi from 'joi';
import {
  DomainError,
  proposeConsentText,
  type Acting,
  type ConsentProfile,
  type ConsentProfileInput,
  type Core,
  type Locale,
  type ReadPage,
} from '@kundenmeister/core';
import { expectedRevision } from '../http/etag';
import { textBodyLimit } from '../http/json-body';
import { tenantRoute, type Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { id, page, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import { noteLinkedPage, readLinkedPage } from './linked-page';
import { profileAnswers, profileReply } from './profile-answer';
import {
  consentProfile,
  consentProfileInput,
  proposal,
  proposalInput,
  type ConsentProfileBody,
  type ProposalInput,
} from './schemas';
import { versionsRoute } from './versions-route';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const collection = '/v1/consent-profiles';
const etag = { ETag: 'The revision; send it as If-Match to change it.' };
const ifMatch = { 'if-match': { description: 'The ETag of the version that is being changed.', required: true } };

/** Consent profiles, their published versions, and our proposal for a text. */
export function consentProfileRoutes(core: Core, readPage: ReadPage): Route[] {
  return [...collectionRoutes(core, readPage), ...profileRoutes(core, readPage)];
}

function collectionRoutes(core: Core, readPage: ReadPage): Route[] {
  return [
    tenantRoute<unknown, Paging>({
      method: 'get',
      path: collection,
      summary: 'All consent profiles',
      access,
      query: Joi.object<Paging>(paging),
      responses: { 200: { description: 'A page of profiles', schema: page(consentProfile) } },
      problems: [],
      handler: async ({ principal: { tenantId }, query, locale }) => {
        const { items, nextCursor } = await core.profiles.list(tenantId, pageRequest(query));
        const answers = await profileAnswers(core, tenantId, items, locale);
        return { status: 200, headers: { Vary: 'Accept-Language' }, body: { items: answers, nextCursor } };
      },
    }),
    tenantRoute<unknown, unknown, ConsentProfileBody>({
      method: 'post',
      path: collection,
      summary: 'Create a consent profile and publish its first version',
      access,
      body: consentProfileInput,
      bodyLimit: textBodyLimit,
      responses: {
        201: { description: 'The profile', schema: consentProfile, headers: { ...etag, Location: 'Its address' } },
      },
      problems: ['contact-group-unknown', 'form-unknown', 'field-invalid', 'declaration-unreachable'],
      handler: async ({ acting, body, locale }) => {
        const { tenantId } = acting;
        const page = await readLinkedPage(readPage, body.privacyDeclaration);
        const profile = await core.profiles.create(acting, toInput(body));
        await noteLinkedPage(core, tenantId, profile, page);
        const reply = await profileReply(core, { tenantId, locale, status: 201 }, profile);
        return { ...reply, headers: { ...reply.headers, Location: `${collection}/${profile.id}` } };
      },
    }),
    tenantRoute<unknown, unknown, ProposalInput>({
      method: 'post',
      path: `${collection}/proposal`,
      summary: 'Our proposal for a consent text',
      access,
      body: proposalInput,
      responses: { 200: { description: 'The texts', schema: proposal } },
      problems: [],
      handler: ({ body }) => ({ status: 200, body: proposeConsentText(body) }),
    }),
  ];
}

function profileRoutes(core: Core, readPage: ReadPage): Route[] {
  const path = `${collection}/{id}`;
  const answers = { 200: { description: 'The profile', schema: consentProfile, headers: etag } };
  return [
    tenantRoute<ById>({
      method: 'get',
      path,
      summary: 'One consent profile',
      access,
      params: byId,
      responses: answers,
      problems: ['not-found'],
      handler: async ({ principal: { tenantId }, params, locale }) =>
        profileReply(core, { tenantId, locale, status: 200 }, await core.profiles.get(tenantId, params.id)),
    }),
    tenantRoute<ById, unknown, ConsentProfileBody>({
      method: 'put',
      path,
      summary: 'Change a consent profile; changed texts are published as a new version',
      access,
      params: byId,
      body: consentProfileInput,
      bodyLimit: textBodyLimit,
      headers: ifMatch,
      responses: answers,
      problems: [
        'not-found',
        'precondition-required',
        'precondition-failed',
        'profile-in-use',
        'contact-group-unknown',
        'form-unknown',
        'field-invalid',
        'declaration-unreachable',
      ],
      handler: async ({ acting, params, body, header, locale }) => {
        const revision = expectedRevision(header('if-match'));
        const { tenantId } = acting;
        const before = await core.profiles.get(tenantId, params.id);
        const page = await readLinkedPage(readPage, body.privacyDeclaration, before);
        const profile = await core.profiles
          .update(acting, params.id, toInput(body), revision)
          .catch((error: unknown) => refuseWithCurrent(core, acting, params.id, locale, error));
        await noteLinkedPage(core, tenantId, profile, page);
        return profileReply(core, { tenantId, locale, status: 200 }, profile);
      },
    }),
    tenantRoute<ById>({
      method: 'delete',
      path,
      summary: 'Delete a consent profile to which no consent refers',
      access,
      params: byId,
      responses: { 204: { description: 'Deleted' } },
      problems: ['not-found', 'profile-in-use'],
      handler: async ({ acting, params }) => {
        await core.profiles.remove(acting, params.id);
        return { status: 204 };
      },
    }),
    versionsRoute(core, `${path}/versions`),
  ];
}

/** Who lost the race learns what the other one saved. */
async function refuseWithCurrent(
  core: Core,
  { tenantId }: Acting,
  id: string,
  locale: Locale,
  error: unknown,
): Promise<ConsentProfile> {
  if (!(error instanceof DomainError) || error.code !== 'precondition-failed') throw error;
  const { body, headers } = await profileReply(
    core,
    { tenantId, locale, status: 200 },
    await core.profiles.get(tenantId, id),
  );
  throw new ProblemError('precondition-failed', { current: body, headers: headers ?? {} });
}

function toInput({ contactGroupId, ...rest }: ConsentProfileBody): ConsentProfileInput {
  return { ...rest, ...(typeof contactGroupId === 'string' && { contactGroupId }) };
}
