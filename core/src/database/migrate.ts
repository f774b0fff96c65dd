import type { Knex } from 'knex';
import type { Database } from './database';

const table = 'schema_migrations';

export interface Migration {
  /** `0001-name`; never changed once released. */
  readonly name: string;
  up(schema: Knex): Promise<void>;
}

/** Runs what is missing, in order, and answers the names of what it ran. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<readonly string[]> {
  return database.read(async (connection) => {
    const [, run] = (await connection.migrate.latest(config(migrations))) as [number, string[]];
    return run;
  });
}

/** Whether every migration of this release is in place. */
export async function isMigrated(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  return database.read(async (connection) => {
    // Asking knex for its list would make this table, which an account for daily work may not.
    if (!(await connection.schema.hasTable(table))) return false;
    const [, pending] = (await connection.migrate.list(config(migrations))) as [unknown[], unknown[]];
    return pending.length === 0;
  });
}

function config(migrations: readonly Migration[]): Knex.MigratorConfig {
  return {
    tableName: table,
    migrationSource: {
      getMigrations: () => Promise.resolve(migrations.slice()),
      getMigrationName: (migration: Migration) => migration.name,
      getMigration: (migration: Migration) =>
        Promise.resolve({ up: (schema) => migration.up(schema), down: forwardOnly }),
    },
  };
}

function forwardOnly(): Promise<void> {
  return Promise.reject(new Error('Migrations only go forward: restore a backup to go back.'));
}
