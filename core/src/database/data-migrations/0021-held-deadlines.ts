import type { Knex } from 'knex';
import { dueAfterHold } from '../../deletion/deadline';
import type { Migration } from '../migrate';

export const heldDeadlinesMigration: Migration = {
  name: '0021-held-deadlines',
  async up(schema: Knex): Promise<void> {
    const rows = await schema('deletion_requests')
      .where('state', 'scheduled')
      .whereNotNull('held_until')
      .select<{ id: string; tenant_id: string; due_at: number; held_until: number }[]>();
    for (const { id, tenant_id: tenantId, due_at: due, held_until: until } of rows) {
      // That it is held was noted last.
      const heldAt = (await schema('ledger_entries')
        .where({ tenant_id: tenantId, type: 'deletion-request.changed', ref: id })
        .max({ at: 'at' })
        .first()) as { at: number | null };
      if (heldAt.at === null) continue;
      const [dueAt, heldUntil, at] = [due, until, heldAt.at].map((time) => new Date(Number(time))) as [
        Date,
        Date,
        Date,
      ];
      const moved = dueAfterHold({ dueAt, heldUntil }, at).getTime();
      await schema('deletion_requests').where('id', id).update({ due_at: moved });
    }
  },
};
