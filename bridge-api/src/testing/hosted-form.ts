import type { ConsentProof, ConsentSummary, Page } from '@kundenmeister/core';
import { formInput, profileInput, readyForm } from './fixtures';
import { person } from './people';
import { open, postForm } from './sign-up';
import type { Answer, Request, TestBridge } from './test-bridge';

/** The path of the form that `hostedForm` registers. */
export const hostedPath = '/f/muster/hosted';

/** One field of each type. */
export const hostedFields = [
  { name: 'email', label: 'E-Mail', type: 'email', required: true, personal: true },
  { name: 'name', label: 'Name', type: 'text', required: false, personal: true },
  { name: 'wish', label: 'Wunsch', type: 'textarea', required: false, personal: true },
  {
    name: 'topic',
    label: 'Thema',
    type: 'choice',
    required: false,
    personal: false,
    options: ['Garten', 'Haus & Hof'],
  },
];

/** A hosted form and its visitors. */
export interface HostedFormUnderTest {
  readonly profileId: string;
  /** Registers the form anew with these changes. */
  register(changes?: object): PromiseLike<unknown>;
  /** Publishes a new version of the form's text. */
  publish(topic: string): Promise<void>;
  /** What a visitor's browser would post who opened the page, gave an address and ticked the box. */
  filledIn(email: string, path?: string): Promise<Record<string, string>>;
  send(values: Readonly<Record<string, string>>, path?: string): Request;
  /** The proofs of an address, as the HTTP interface shows them. */
  proofs(email: string): Promise<ConsentProof[]>;
  /** The header that makes the next visitor's address, so that the rate per address holds nobody up. */
  from(address?: string): Record<string, string>;
}

/** Registers the form at a bridge that believes one proxy. */
export async function hostedForm(bridge: TestBridge): Promise<HostedFormUnderTest> {
  const profileId = (await readyForm(bridge)).profile.id;
  let visitors = 0;
  const from = (address = `198.51.100.${++visitors % 250}`): Record<string, string> => ({ 'X-Forwarded-For': address });
  const register = (changes: object = {}): PromiseLike<unknown> =>
    bridge
      .put('/v1/forms/hosted', formInput([profileId], { cms: 'kundenmeister', fields: hostedFields, ...changes }))
      .expect(200);
  await register();
  return {
    profileId,
    register,
    from,
    async publish(topic) {
      const { headers } = await bridge.get(`/v1/consent-profiles/${profileId}`).expect(200);
      const changed = profileInput({ topic, forms: ['newsletter-1', 'hosted'] });
      const match = { 'If-Match': headers['etag'] ?? '' };
      await bridge.put(`/v1/consent-profiles/${profileId}`, changed, { headers: match }).expect(200);
    },
    async filledIn(email, path = hostedPath) {
      const page = await open(bridge, path).expect(200);
      return { token: tokenIn(page), website: '', 'fields.email': email, [`consents.${profileId}`]: boxIn(page) };
    },
    send: (values, path = hostedPath) =>
      postForm(bridge, path, new URLSearchParams(values).toString(), { ...from(), 'User-Agent': person.browser }),
    async proofs(email) {
      const { body } = await bridge.get(`/v1/consents?email=${encodeURIComponent(email)}`).expect(200);
      const { items } = body as Page<ConsentSummary>;
      const found = items.map(({ id }) => bridge.get(`/v1/consents/${id}`).expect(200));
      return (await Promise.all(found)).map((answer) => answer.body as ConsentProof);
    },
  };
}

function tokenIn({ text }: Answer): string {
  return /name="token" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

function boxIn({ text }: Answer): string {
  return /type="checkbox" id="box-0" name="[^"]*" value="([^"]*)"/.exec(text)?.[1] ?? '';
}
