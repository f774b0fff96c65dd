import Joi from 'joi';
import type { HostedEntry } from '@kundenmeister/core';

/** What a page of ours posts: `token`, `website`, `fields.NAME` and `consents.PROFILE`. */
export type PostedForm = Readonly<Record<string, string>>;

const anyText = Joi.string().allow('');

/** The fields of the posted form; all may be absent, so that a page says what is missing. */
export const postedForm = Joi.object<PostedForm>({
  token: anyText.optional().description('What was shown, as signed by the page.'),
  website: anyText.optional().description('Stays empty: people do not see it.'),
}).pattern(/^(fields|consents)\.[^]{1,100}$/, anyText);

const longestUserAgent = 1000;

/** The entry in a posted form. */
export function entryOf(
  posted: PostedForm,
  { ip, userAgent }: { readonly ip: string | undefined; readonly userAgent: string | undefined },
): HostedEntry {
  return {
    token: posted['token'] ?? '',
    honeypot: posted['website'] ?? '',
    fields: partOf(posted, 'fields.'),
    consents: partOf(posted, 'consents.'),
    client: {
      ...(ip !== undefined && { ip }),
      ...(userAgent !== undefined && { userAgent: userAgent.slice(0, longestUserAgent) }),
    },
  };
}

function partOf(posted: PostedForm, prefix: string): Record<string, string> {
  const part = Object.entries(posted).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(part.map(([name, value]) => [name.slice(prefix.length), value]));
}
