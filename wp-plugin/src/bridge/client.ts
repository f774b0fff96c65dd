import apiFetch from '@wordpress/api-fetch';
import type {
  AgreementAcceptance,
  Connection,
  ConsentProfile,
  ConsentProfileInput,
  ConsentProof,
  ConsentState,
  ConsentSummary,
  ConsentVersion,
  ContactGroup,
  DataProtectionInput,
  DeclarationCheck,
  ListedForm,
  Locale,
  OutboxStatus,
  Page,
  Processor,
  Proposal,
  Purpose,
  Site,
  StoredSettings,
} from './types';
import type { FormVerdicts, LedgerWitness, Overview, SiteForms } from './site-types';

/**
 * The plugin's own REST routes, most of which pass on to the bridge. All reject with what `toProblem` reads.
 */
const root = '/kmdp/v1';

export function get<Answer>(path: string): Promise<Answer> {
  return apiFetch<Answer>({ path: `${root}/${path}` });
}

export function send<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return apiFetch<Answer>({ path: `${root}/${path}`, method, headers, ...(data === undefined ? {} : { data }) });
}

export interface FetchedFile {
  fileName: string;
  content: Blob;
}

/** A file, with the name that the bridge gives it, or else this one. */
export async function getFile(path: string, fallbackName: string): Promise<FetchedFile> {
  const answer = await apiFetch<Response, false>({ path: `${root}/${path}`, parse: false }).catch(
    async (refused: unknown) => {
      throw refused instanceof Response ? await refused.json() : refused;
    },
  );
  const named = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '');
  return { fileName: named?.[1] ?? fallbackName, content: await answer.blob() };
}

/** Every item of a list that the bridge hands out in pages. */
async function listAll<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page<Item> = await get(`${path}?limit=200&cursor=${encodeURIComponent(cursor)}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

export const getSite = (): Promise<Site> => get('site');

export const getConnection = (): Promise<Connection> => get('connection');

/** Saved only when the bridge answers to it; without a key the stored one is kept. */
export const connect = (connection: { url: string; key?: string }): Promise<Connection> =>
  send('PUT', 'connection', connection);

export const disconnect = (): Promise<Connection> => send('DELETE', 'connection');

export const getDataProtection = (): Promise<StoredSettings> => get('data-protection');

/** Rejects with 412 when the settings are no longer those of this tag: someone else has changed them. */
export const putDataProtection = (tag: string, input: DataProtectionInput): Promise<StoredSettings> =>
  send('PUT', 'data-protection', input, { 'If-Match': tag });

/** The agreement with the processor as a file to keep. */
export const getAgreement = (locale: Locale, version: string): Promise<{ fileName: string; text: string }> =>
  get(`processor/agreement?locale=${locale}&version=${encodeURIComponent(version)}`);

/** Newest first. */
export const listAcceptances = (): Promise<AgreementAcceptance[]> => get('processor/agreement/acceptances');

export const getProcessor = (): Promise<Processor> => get('processor');

export const listProfiles = (): Promise<ConsentProfile[]> => listAll('consent-profiles');

const profilePath = (id: string): string => `consent-profiles/${encodeURIComponent(id)}`;

export const getProfile = (id: string): Promise<ConsentProfile> => get(profilePath(id));

/** Rejects with 412 when the profile is no longer at this revision: someone else has changed it. */
export const changeProfile = (id: string, revision: number, input: ConsentProfileInput): Promise<ConsentProfile> =>
  send('PUT', profilePath(id), input, { 'If-Match': `"${revision}"` });

/** Rejects with 409 once a consent refers to the profile. */
export const deleteProfile = (id: string): Promise<null> => send('DELETE', profilePath(id));

/** Newest first. */
export const listVersions = (id: string): Promise<ConsentVersion[]> => get(`${profilePath(id)}/versions`);

export const listRegisteredForms = (): Promise<ListedForm[]> => listAll('registered-forms');

export const listGroups = (): Promise<ContactGroup[]> => listAll('contact-groups');

export const createGroup = (name: string): Promise<ContactGroup> => send('POST', 'contact-groups', { name });

/** Rejects with 422 when a page cannot be read. */
export const checkDeclaration = (declaration: { text: string } | { url: string }): Promise<DeclarationCheck> =>
  send('POST', 'privacy-declarations/check', declaration);

export const draftDeclaration = (locale: Locale): Promise<{ text: string }> =>
  send('POST', 'privacy-declarations/draft', { locale });

export const createProfile = (input: ConsentProfileInput): Promise<ConsentProfile> =>
  send('POST', 'consent-profiles', input);

export const proposeText = (wish: {
  purpose: Purpose;
  topic: string;
  company: string;
  locale: Locale;
}): Promise<Proposal> => send('POST', 'consent-profiles/proposal', wish);

/** What stands in the way of the forms in an editor as they are now, by form key; `post` 0 where there is none. */
export const checkForms = (edited: { post: number; title: string; content: string }): Promise<FormVerdicts> =>
  send('POST', 'forms/check', edited);

/** Every form of this site, published or not. */
export const listSiteForms = (): Promise<SiteForms> => get('forms');

/** Has a form show these consent texts; answers all forms as they are then. */
export const chooseTexts = (formKey: string, choice: { post: number; profiles: string[] }): Promise<SiteForms> =>
  send('PUT', `forms/${encodeURIComponent(formKey)}/profiles`, choice);

export const getOverview = (): Promise<Overview> => get('overview');

/** What this site itself has seen of the bridge's ledger. */
export const getLedgerWitness = (): Promise<LedgerWitness> => get('ledger-witness');

/** Checks the ledger on both sides, now. */
export const checkLedger = (): Promise<LedgerWitness> => send('POST', 'ledger-witness');

/** After a restore that was announced: what the site has seen is set aside as evidence, and the ledger is checked as it is. */
export const beginWitnessAnew = (): Promise<LedgerWitness> => send('DELETE', 'ledger-witness');

export interface ConsentSearch {
  email?: string;
  state?: ConsentState;
  cursor?: string;
}

/** POST, so that addresses stay out of URLs and logs. */
export const searchConsents = (search: ConsentSearch): Promise<Page<ConsentSummary>> =>
  send('POST', 'consents/search', search);

export const getConsent = (id: string): Promise<ConsentProof> => get(`consents/${encodeURIComponent(id)}`);

export const withdrawConsent = (id: string, reason: string): Promise<ConsentProof> =>
  send('POST', `consents/${encodeURIComponent(id)}/withdrawal`, reason === '' ? {} : { reason });

export const getOutbox = (): Promise<OutboxStatus> => get('outbox');

export const retryOutbox = (): Promise<OutboxStatus> => send('POST', 'outbox/retry');
