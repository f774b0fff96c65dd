import { consentsOf, findContact, getContact } from '../../bridge/deletion-client';
import type { ContactDetails, RecordRef } from '../../bridge/deletion-types';
import type { ConsentSummary } from '../../bridge/types';

/** What is stored about somebody. */
export interface Person {
  contact: ContactDetails;
  consents: ConsentSummary[];
}

/** By whole e-mail address, or by the id of a contact; null when nothing is stored. */
export async function findPerson(asked: string): Promise<Person | null> {
  const contact = asked.includes('@') ? await findContact(asked) : await contactById(asked);
  return contact && { contact, consents: await consentsOf(contact.email) };
}

async function contactById(id: string): Promise<ContactDetails | null> {
  return getContact(id).catch((thrown: unknown) => {
    const { data } = (thrown ?? {}) as { data?: { status?: number } | null };
    if (data?.status === 404) {
      return null;
    }
    throw thrown;
  });
}

/** Consents that were given with one form entry: they are one proof and go together. */
export interface Entry {
  key: string;
  createdAt: string;
  consents: ConsentSummary[];
}

/** The form entries behind consents, in the same order. */
export function entriesOf(consents: readonly ConsentSummary[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const consent of consents) {
    const key = `${consent.createdAt} ${consent.formKey}`;
    const entry = entries.get(key) ?? { key, createdAt: consent.createdAt, consents: [] };
    entry.consents.push(consent);
    entries.set(key, entry);
  }
  return [...entries.values()];
}

/** Each consent of the chosen entries by its id. */
export function recordsOf(entries: readonly Entry[]): RecordRef[] {
  return entries.flatMap(({ consents }) => consents.map(({ id }) => ({ type: 'consent', id })));
}
