import type { Knex } from 'knex';
import { expiryOf, fateOf } from '../consent/unconfirmed';
import { findEnded, findWaiting, loadSubmissions } from '../consent/unconfirmed-store';
import { addressOf } from '../contacts/subject-address';
import { findSubjectsById } from '../contacts/subject-store';
import type { Database } from '../database/database';
import { dayMs } from '../runtime/day';
import type { Runtime } from '../runtime/runtime';
import { readSettings } from '../tenants/tenant-store';
import type { Vault } from '../vault/vault';
import { findLapsed, type Lapsed } from './lapsed-store';
import * as store from './sweep-store';
import type { DeletionPreview, DueItem } from './sweep-types';

/** Of each kind. */
const shown = 200;

type Found = Omit<DueItem, 'email'>;

/** What is due for deletion by itself, found as the sweep finds it. */
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** What a run would delete now, or only reports, and why; changes nothing. */
  async preview(tenantId: string): Promise<DeletionPreview> {
    const now = this.runtime.clock.now();
    const { onLapse, found } = await this.database.read(async (connection) => {
      const settings = await readSettings(connection, tenantId);
      const lapse = settings?.onLapse ?? 'report';
      const kinds = [
        await findUnconfirmed(connection, tenantId, settings?.unconfirmedDays, now),
        (await findLapsed(connection, tenantId, shown, now)).map((one) => lapsedItem(one, lapse === 'delete')),
        (await store.personsWithoutBasis(connection, { tenantId, now, limit: shown })).map(withoutBasisItem),
        await expiredItems(connection, tenantId, now),
      ];
      return { onLapse: lapse, found: kinds };
    });
    const more = found.some((items) => items.length >= shown);
    return { items: await this.named(tenantId, found.flat()), more, onLapse };
  }

  private async named(tenantId: string, found: readonly Found[]): Promise<readonly DueItem[]> {
    const ids = [...new Set(found.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])))];
    const keys = await this.vault.find(ids);
    const subjects = await this.database.read((connection) => findSubjectsById(connection, tenantId, ids));
    return found.map((item) => {
      const subject = subjects.get(item.contactId ?? '');
      const key = keys.get(item.contactId ?? '');
      return { ...item, email: subject && key ? addressOf(subject, key) : null };
    });
  }
}

async function findUnconfirmed(
  connection: Knex,
  tenantId: string,
  days: number | undefined,
  now: Date,
): Promise<readonly Found[]> {
  if (days === undefined) return [];
  const due = { before: new Date(now.getTime() - days * dayMs), now, limit: shown };
  const ids = [...(await findWaiting(connection, tenantId, due)), ...(await findEnded(connection, tenantId, due))];
  const submissions = await loadSubmissions(connection, [...new Set(ids)]);
  const erasable = submissions.filter(({ consents }) => fateOf(consents) === 'erase');
  return erasable.slice(0, shown).map(({ subjectId, askedAt }) => {
    const dueAt = expiryOf(askedAt, days);
    return { kind: 'unconfirmed', contactId: subjectId, groupId: null, groupName: null, dueAt, acts: true };
  });
}

function lapsedItem({ subjectId, group, lapsedAt }: Lapsed, acts: boolean): Found {
  const { contactGroupId: groupId, name: groupName } = group;
  return { kind: 'storage-period', contactId: subjectId, groupId, groupName, dueAt: lapsedAt, acts };
}

function withoutBasisItem({ subjectId, since }: { subjectId: string; since: Date }): Found {
  return { kind: 'no-basis', contactId: subjectId, groupId: null, groupName: null, dueAt: since, acts: true };
}

async function expiredItems(connection: Knex, tenantId: string, now: Date): Promise<readonly Found[]> {
  const { proofs, objections } = await store.expiredTraces(connection, { tenantId, now, limit: shown });
  const item = (kind: 'proof-expired' | 'objection-expired') => (dueAt: Date) => {
    return { kind, contactId: null, groupId: null, groupName: null, dueAt, acts: true };
  };
  return [...proofs.map(item('proof-expired')), ...objections.map(item('objection-expired'))];
}
