import type { Database } from '../database/database';
import { DomainError } from '../errors/domain-error';
import { normaliseEmail } from '../forms/email';
import type { LedgerService } from '../ledger/ledger-service';
import type { Acting } from '../runtime/acting';
import { austrianDay, endOfAustrianDay, yearsAfter } from '../runtime/calendar-days';
import { pageOf } from '../runtime/cursor';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import type { Vault } from '../vault/vault';
import { noteOf, sealNote } from './basis-note';
import * as bases from './basis-store';
import {
  longestHoldYears,
  type Contact,
  type ContactBasis,
  type ContactBasisInput,
  type ContactDetails,
  type ContactFilter,
} from './basis-types';
import { emailIndex } from './email-index';
import * as store from './person-store';
import { addressOf } from './subject-address';

/** What the ledger seals about a basis. */
export interface BasisPayload extends ContactBasisInput {
  readonly v: 1;
  readonly basisId: string;
  readonly actor: string | null;
}

/** The persons behind the consents, and on what else than consents their data rests. */
export class PersonService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly ledger: LedgerService,
    private readonly runtime: Runtime,
  ) {}

  /** Newest first. Without its key a person is erased, whatever rows are left. */
  async search(tenantId: string, { email, groupId }: ContactFilter, page: PageRequest): Promise<Page<Contact>> {
    const index = email === undefined ? undefined : await this.indexOf(tenantId, email);
    if (email !== undefined && index === undefined) return { items: [], nextCursor: null };
    const filter = { ...(index !== undefined && { emailIndex: index }), ...(groupId !== undefined && { groupId }) };
    const rows = await this.database.read((connection) => store.searchPersons(connection, tenantId, filter, page));
    const found = pageOf(
      rows,
      page,
      (row) => row.id,
      (row) => row,
    );
    return { items: await this.contacts(found.items), nextCursor: found.nextCursor };
  }

  /** Throws `not-found`. */
  async get(tenantId: string, id: string): Promise<ContactDetails> {
    const row = await this.database.read((connection) => store.findPersonById(connection, tenantId, id));
    const [contact] = row ? await this.contacts([row]) : [];
    const key = (await this.vault.find([id])).get(id);
    if (!contact || !key) throw new DomainError('not-found');
    const stored = await this.database.read((connection) => bases.listBases(connection, [id]));
    return { ...contact, bases: stored.map((basis) => toBasis(basis, key)) };
  }

  /** The id of the person with this address; undefined when nobody has it. */
  async idOf(tenantId: string, email: string): Promise<string | undefined> {
    return (await this.search(tenantId, { email }, { limit: 1 })).items[0]?.id;
  }

  /** Records on what else the person's data rests. Throws `not-found`; `field-invalid` for a legal obligation without a near end. */
  async addBasis(acting: Acting, id: string, input: ContactBasisInput): Promise<ContactBasis> {
    const { kind, note, validUntil } = input;
    const { tenantId, actor = null } = acting;
    const at = this.runtime.clock.now();
    if (kind === 'legal-obligation') requireEnd(validUntil, at);
    const basisId = this.runtime.ids.next();
    return this.database.write(async (transaction) => {
      await this.ledger.hold(transaction, tenantId);
      const person = await store.findPersonById(transaction, tenantId, id);
      const key = (await this.vault.find([id])).get(id);
      if (!person || !key) throw new DomainError('not-found');
      const basis = {
        ...{ id: basisId, tenantId, subjectId: id, kind, createdAt: at },
        sealedNote: sealNote({ id: basisId, tenantId }, note, key, this.runtime.random),
        validUntil: validUntil === undefined ? null : endOfAustrianDay(validUntil),
      };
      const payload: BasisPayload = { v: 1, basisId, actor, ...input };
      const owner = { keyId: id, key };
      await this.ledger.append(transaction, { tenantId, type: 'basis.recorded', ref: id, at, owner, payload });
      await bases.insertBasis(transaction, basis);
      return toBasis(basis, key);
    });
  }

  private async contacts(rows: readonly store.PersonRow[]): Promise<readonly Contact[]> {
    const ids = rows.map((row) => row.id);
    const keys = await this.vault.find(ids);
    const groups = await this.database.read((connection) => store.groupsOf(connection, ids));
    return rows.flatMap((row) => {
      const key = keys.get(row.id);
      if (!key) return [];
      return [{ id: row.id, email: addressOf(row, key), createdAt: row.createdAt, groups: groups.get(row.id) ?? [] }];
    });
  }

  private async indexOf(tenantId: string, email: string): Promise<string | undefined> {
    const normalised = normaliseEmail(email);
    if (normalised === undefined) return undefined;
    return emailIndex((await this.vault.tenant(tenantId)).emailIndex, normalised);
  }
}

/** It keeps data even from who asks for deletion, so a slip of the pen must not keep them for ever. */
function requireEnd(validUntil: string | undefined, now: Date): void {
  const pointer = '/validUntil';
  if (validUntil === undefined) throw new DomainError('field-invalid', [{ pointer, code: 'required' }]);
  const years = longestHoldYears;
  if (validUntil <= yearsAfter(austrianDay(now), years)) return;
  throw new DomainError('field-invalid', [{ pointer, code: 'day-too-far', params: { years } }]);
}

function toBasis(basis: bases.StoredBasis, key: Buffer): ContactBasis {
  const { id, kind, validUntil, createdAt } = basis;
  const lastDay = validUntil && austrianDay(new Date(validUntil.getTime() - 1));
  return { id, kind, note: noteOf(basis, key), validUntil: lastDay, createdAt };
}
