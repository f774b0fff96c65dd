import apiFetch from '@wordpress/api-fetch';
import type {
  Connection,
  ConsentProfile,
  ConsentProfileInput,
  ConsentProof,
  ConsentState,
  ConsentSummary,
  DataProtectionInput,
  DataProtectionSettings,
  Locale,
  OutboxStatus,
  Page,
  Processor,
  Proposal,
  Purpose,
  RegisteredForm,
  Site,
} from './types';

/**
 * The plugin's own REST routes, most of which pass on to the bridge. All reject with what `toProblem` reads.
 */
const root = '/kmdp/v1';

function get<Answer>(path: string): Promise<Answer> {
  return apiFetch<Answer>({ path: `${root}/${path}` });
}

function send<Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, data?: unknown): Promise<Answer> {
  return apiFetch<Answer>({ path: `${root}/${path}`, method, ...(data === undefined ? {} : { data }) });
}

export const getSite = (): Promise<Site> => get('site');

export const getConnection = (): Promise<Connection> => get('connection');

/** Saved only when the bridge answers to it; without a key the stored one is kept. */
export const connect = (connection: { url: string; key?: string }): Promise<Connection> =>
  send('PUT', 'connection', connection);

export const disconnect = (): Promise<Connection> => send('DELETE', 'connection');

export const getDataProtection = (): Promise<DataProtectionSettings> => get('data-protection');

export const putDataProtection = (input: DataProtectionInput): Promise<DataProtectionSettings> =>
  send('PUT', 'data-protection', input);

export const getProcessor = (): Promise<Processor> => get('processor');

export const listProfiles = async (): Promise<ConsentProfile[]> =>
  (await get<Page<ConsentProfile>>('consent-profiles')).items;

export const createProfile = (input: ConsentProfileInput): Promise<ConsentProfile> =>
  send('POST', 'consent-profiles', input);

export const proposeText = (wish: {
  purpose: Purpose;
  topic: string;
  company: string;
  locale: Locale;
}): Promise<Proposal> => send('POST', 'consent-profiles/proposal', wish);

/** What stands in the way of a form; of a form that is not registered from this post, why not. */
export const getForm = (formKey: string, postId: number): Promise<RegisteredForm> =>
  get(`forms/${encodeURIComponent(formKey)}?post=${postId}`);

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
