import { get, getFile, searchConsents, send, type FetchedFile } from './client';
import type {
  Contact,
  ContactDetails,
  DeletionCertificate,
  DeletionInput,
  DeletionPreview,
  DeletionRequest,
  DeletionState,
  RecordRef,
} from './deletion-types';
import type { ConsentSummary, Page } from './types';

/** Newest first. */
export const listDeletions = (filter: { state?: DeletionState; cursor?: string }): Promise<Page<DeletionRequest>> =>
  get(`deletion-requests?${new URLSearchParams({ ...filter }).toString()}`);

const path = (id: string): string => `deletion-requests/${encodeURIComponent(id)}`;

export const getDeletion = (id: string): Promise<DeletionRequest> => get(path(id));

/** Rejects with 422 for a person, and with 409 or 422 for records, that cannot be deleted so. */
export const requestDeletion = (input: DeletionInput): Promise<DeletionRequest> =>
  send('POST', 'deletion-requests', input);

/** Rejects with 409 once the request is past that step, as all that follow do. */
export const acceptCosts = (id: string): Promise<DeletionRequest> => send('POST', `${path(id)}/accept-costs`);

export const approveDeletion = (id: string): Promise<DeletionRequest> => send('POST', `${path(id)}/approve`);

export const cancelDeletion = (id: string): Promise<DeletionRequest> => send('POST', `${path(id)}/cancel`);

export const rejectDeletion = (id: string, reason: string): Promise<DeletionRequest> =>
  send('POST', `${path(id)}/reject`, { reason });

/** Says exactly which records a request in words means. */
export const makeDeletionPrecise = (id: string, records: RecordRef[]): Promise<DeletionRequest> =>
  send('POST', `${path(id)}/records`, { records });

export const getCertificate = (id: string): Promise<DeletionCertificate> => get(`${path(id)}/certificate`);

/** In the reader's language, to hand on. */
export const getCertificatePdf = (id: string): Promise<FetchedFile> =>
  getFile(`${path(id)}/certificate/pdf`, 'certificate.pdf');

export const previewDeletions = (): Promise<DeletionPreview> => get('deletions/preview');

export const getContact = (id: string): Promise<ContactDetails> => get(`contacts/${encodeURIComponent(id)}`);

/** Who has this address; null when nothing is stored about them. POST, so that addresses stay out of URLs and logs. */
export const findContact = (email: string): Promise<ContactDetails | null> =>
  send<Page<Contact>>('POST', 'contacts/search', { email }).then(({ items: [found] }) =>
    found ? getContact(found.id) : null,
  );

/** All consents of one address, newest first. */
export async function consentsOf(email: string): Promise<ConsentSummary[]> {
  const found: ConsentSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<ConsentSummary> = await searchConsents({ email, ...(cursor !== null && { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
