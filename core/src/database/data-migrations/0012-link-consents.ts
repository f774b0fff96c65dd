import type { Knex } from 'knex';
import type { Migration } from '../migrate';
import { addTable, digest, id } from '../table-helpers';

export const linkConsentsMigration: Migration = {
  name: '0012-link-consents',
  async up(schema: Knex): Promise<void> {
    await addTable(schema, 'confirmation_token_consents', (table) => {
      digest(table, 'token_hash')
        .notNullable()
        .references('token_hash')
        .inTable('confirmation_tokens')
        .onDelete('CASCADE');
      id(table, 'consent_id').notNullable().references('id').inTable('consents').onDelete('CASCADE').index();
      table.primary(['token_hash', 'consent_id']);
    });
    // Links already sent: what they asked for was recorded by then, and had not ended.
    await schema.raw(
      'INSERT INTO confirmation_token_consents (token_hash, consent_id) ' +
        'SELECT t.token_hash, c.id FROM confirmation_tokens t ' +
        'JOIN consents c ON c.tenant_id = t.tenant_id AND c.subject_id = t.subject_id AND c.created_at <= t.created_at ' +
        "WHERE c.state <> 'refused' AND EXISTS (SELECT 1 FROM consent_events r " +
        "WHERE r.consent_id = c.id AND r.type = 'requested') AND NOT EXISTS (SELECT 1 FROM consent_events e " +
        "WHERE e.consent_id = c.id AND e.type <> 'requested' AND e.at < t.created_at)",
    );
  },
};
