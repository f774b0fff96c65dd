import Joi from 'joi';
import { proposeConsentText, type ConsentProfile, type ConsentProfileInput, type Core } from '@kundenmeister/core';
import { expectedRevision, revisionTag } from '../http/etag';
import { tenantRoute, type Reply, type Route } from '../http/route';
import { id, page, record } from '../schemas/building-blocks';
import { pageRequest, paging, type Paging } from '../schemas/paging';
import {
  consentProfile,
  consentProfileInput,
  consentVersion,
  proposal,
  proposalInput,
  type ConsentProfileBody,
  type ProposalInput,
} from './schemas';

interface ById {
  readonly id: string;
}

const byId = record<ById>({ id });
const access = { scopes: ['manage'] } as const;
const collection = '/v1/consent-profiles';
const etag = { ETag: 'The revision; send it as If-Match to change it.' };
const ifMatch = { 'if-match': { description: 'The ETag of the version that is being changed.', required: true } };

/** Consent profiles, their published versions, and our proposal for a text. */
export function consentProfileRoutes(core: Core): Route[] {
  return [...collectionRoutes(core), ...profileRoutes(core)];
}

function collectionRoutes(core: Core): Route[] {
  return [
    tenantRoute<unknown, Paging>({
      method: 'get',
      path: collection,
      summary: 'All consent profiles',
      access,
      query: Joi.object<Paging>(paging),
      responses: { 200: { description: 'A page of profiles', schema: page(consentProfile) } },
      problems: [],
      handler: async ({ principal, query }) => ({
        status: 200,
        body: await core.profiles.list(principal.tenantId, pageRequest(query)),
      }),
    }),
    tenantRoute<unknown, unknown, ConsentProfileBody>({
      method: 'post',
      path: collection,
      summary: 'Create a consent profile and publish its first version',
      access,
      body: consentProfileInput,
      responses: {
        201: { description: 'The profile', schema: consentProfile, headers: { ...etag, Location: 'Its address' } },
      },
      problems: ['contact-group-unknown', 'form-unknown', 'field-invalid'],
      handler: async ({ acting, body }) => {
        const profile = await core.profiles.create(acting, toInput(body));
        return {
          ...withTag(201, profile),
          headers: { ETag: revisionTag(profile.revision), Location: `${collection}/${profile.id}` },
        };
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

function profileRoutes(core: Core): Route[] {
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
      handler: async ({ principal, params }) => withTag(200, await core.profiles.get(principal.tenantId, params.id)),
    }),
    tenantRoute<ById, unknown, ConsentProfileBody>({
      method: 'put',
      path,
      summary: 'Change a consent profile; changed texts are published as a new version',
      access,
      params: byId,
      body: consentProfileInput,
      headers: ifMatch,
      responses: answers,
      problems: [
        'not-found',
        'precondition-required',
        'precondition-failed',
        'contact-group-unknown',
        'form-unknown',
        'field-invalid',
      ],
      handler: async ({ acting, params, body, header }) => {
        const revision = expectedRevision(header('if-match'));
        return withTag(200, await core.profiles.update(acting, params.id, toInput(body), revision));
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
    tenantRoute<ById>({
      method: 'get',
      path: `${path}/versions`,
      summary: 'Every version that was published, newest first',
      access,
      params: byId,
      responses: { 200: { description: 'The versions', schema: Joi.array().items(consentVersion) } },
      problems: ['not-found'],
      handler: async ({ principal, params }) => ({
        status: 200,
        body: await core.profiles.versions(principal.tenantId, params.id),
      }),
    }),
  ];
}

function withTag(status: number, profile: ConsentProfile): Reply {
  return { status, body: profile, headers: { ETag: revisionTag(profile.revision) } };
}

function toInput({ contactGroupId, ...rest }: ConsentProfileBody): ConsentProfileInput {
  return { ...rest, ...(typeof contactGroupId === 'string' && { contactGroupId }) };
}
