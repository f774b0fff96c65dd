import Joi from 'joi';
import { mailPermissionReasons, purposes, type AddressPermission, type Core, type Purpose } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { named, oneOf, record } from '../schemas/building-blocks';

interface Question {
  readonly purpose: Purpose;
  readonly emails: readonly string[];
  readonly links?: boolean;
}

interface Answer {
  readonly email: string;
  readonly allowed: boolean;
  readonly reason: AddressPermission['reason'];
  readonly consentId?: string;
  readonly preferencesUrl?: string;
  readonly unsubscribeUrl?: string;
}

/** Longer than any address, so that what is none is answered and not refused. */
const longest = 1000;

/** A thousand addresses of 254 octets, written in JSON. */
const bodyLimit = 512 * 1024;

const question = named(
  'MailPermissionQuestion',
  record<Question>({
    purpose: oneOf(purposes),
    emails: Joi.array().items(Joi.string().allow('').max(longest)).max(1000),
    links: Joi.boolean().optional().description("With the person's links, for the mail's footer and headers."),
  }),
);

const answers = named(
  'MailPermissions',
  record<{ results: readonly Answer[] }>({
    results: Joi.array().items(
      record<Answer>({
        email: Joi.string().allow('').description('As it was asked.'),
        allowed: Joi.boolean(),
        reason: oneOf(mailPermissionReasons).description('`none`: no consent is known, or this is no address.'),
        consentId: Joi.string().optional().description('The consent that proves the permission.'),
        preferencesUrl: Joi.string().optional().description('Where the person sees and withdraws its consents.'),
        unsubscribeUrl: Joi.string().optional().description('For List-Unsubscribe with one click (RFC 8058).'),
      }),
    ),
  }),
);

/** Asked before each mailing: without proof no mail (TKG 2021 § 174). */
export function mailPermissionRoutes(core: Core, publicUrl: string): Route[] {
  return [
    tenantRoute<unknown, unknown, Question>({
      method: 'post',
      path: '/v1/mail-permissions',
      summary: 'Who may be written to for a purpose, and which consent proves it',
      access: { scopes: ['manage'] },
      body: question,
      bodyLimit,
      responses: { 200: { description: 'One answer per address, in the same order', schema: answers } },
      problems: [],
      handler: async ({ principal, body: { purpose, emails, links = false } }) => {
        const permissions = await core.mailPermissions.check(principal.tenantId, {
          purpose,
          emails,
          withTokens: links,
        });
        return { status: 200, body: { results: permissions.map((permission) => toAnswer(permission, publicUrl)) } };
      },
    }),
  ];
}

function toAnswer({ tokens, ...permission }: AddressPermission, publicUrl: string): Answer {
  if (!tokens) return permission;
  return {
    ...permission,
    preferencesUrl: `${publicUrl}/preferences/${tokens.preferences}`,
    unsubscribeUrl: `${publicUrl}/unsubscribe/${tokens.unsubscribe}`,
  };
}
