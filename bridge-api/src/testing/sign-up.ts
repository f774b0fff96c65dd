import type { MailPermission, Purpose, SubmissionReceipt } from '@kundenmeister/core';
import { idempotencyKey, profileInput, readyForm, submission } from './fixtures';
import type { Answer, TestBridge } from './test-bridge';

/** A form with two boxes: a newsletter, which is confirmed by mail, and news of events, which is not. */
export interface TwoBoxes {
  readonly newsletterId: string;
  readonly eventId: string;
  /** Sends the form with all boxes ticked. */
  signUp(email: string): Promise<SubmissionReceipt>;
  /** Sends the form and opens the link in the mail, as the person would. */
  signUpAndConfirm(email: string): Promise<SubmissionReceipt>;
  /** Makes all mails that are due, and answers the tokens of their links by address. */
  confirmationTokens(): Promise<ReadonlyMap<string, string>>;
  /** What the bridge says of an address, with the tokens of the person's links. */
  permission(email: string, purpose?: Purpose): Promise<Permission>;
}

export interface Permission extends MailPermission {
  readonly preferencesUrl?: string;
  readonly unsubscribeUrl?: string;
}

/** Activates a tenant and registers the form. */
export async function twoBoxes(bridge: TestBridge, keyName: 'key' | 'otherKey' = 'key'): Promise<TwoBoxes> {
  const key = bridge[keyName];
  const { profile } = await readyForm(bridge, keyName);
  const event = profileInput({ purpose: 'event', topic: 'Gartentage', doubleOptIn: false, description: 'Gartentage' });
  const { body: eventProfile } = await bridge.post('/v1/consent-profiles', event, { key }).expect(201);
  const { body: notice } = await bridge.get('/v1/forms/newsletter-1/notice?locale=de', { key }).expect(200);

  const signUp = async (email: string): Promise<SubmissionReceipt> => {
    const body = submission(notice as Parameters<typeof submission>[0], { fields: { email } });
    const headers = { 'Idempotency-Key': idempotencyKey() };
    return (await bridge.post('/v1/submissions', body, { key, headers }).expect(201)).body as SubmissionReceipt;
  };
  return {
    newsletterId: profile.id,
    eventId: (eventProfile as { id: string }).id,
    signUp,
    confirmationTokens: () => confirmationTokens(bridge),
    async signUpAndConfirm(email) {
      const receipt = await signUp(email);
      const token = (await confirmationTokens(bridge)).get(email);
      await postForm(bridge, `/confirm/${token}`, '').expect(200);
      return receipt;
    },
    async permission(email, purpose = 'newsletter') {
      const { body } = await bridge.post('/v1/mail-permissions', { purpose, emails: [email], links: true }, { key });
      return (body as { results: Permission[] }).results[0] as Permission;
    },
  };
}

/** Makes all mails that are due, and answers the tokens of their links by address. */
export async function confirmationTokens(bridge: TestBridge): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const message of await bridge.core.outbox.lease(100)) {
    const decision = await bridge.core.confirmationMails.prepareMail(message);
    if (decision.action === 'send') tokens.set(decision.mail.email, decision.mail.token);
  }
  return tokens;
}

/** Opens a page without a key. */
export function open(
  bridge: TestBridge,
  url: string,
  headers: Record<string, string> = {},
): ReturnType<TestBridge['get']> {
  return bridge.get(pathOf(url), { key: null, headers });
}

/** Sends a form of a page. */
export function postForm(
  bridge: TestBridge,
  url: string,
  body: string,
  headers: Record<string, string> = {},
): ReturnType<TestBridge['get']> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return bridge.raw('post', pathOf(url), body, { key: null, headers: { ...type, ...headers } });
}

/** The page as a reader sees it: text without marks. */
export function readable({ text }: Answer): string {
  return text
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

function pathOf(url: string): string {
  return url.replace('https://bridge.example', '');
}
