/** Brings a database to the newest migration. */
import { Migrator } from 'kysely/migration';
import type { Database } from './carrier.ts';
import { migrations } from './migrations/index.ts';

/**
 * Runs the migrations that are missing, under a lock, so that several processes may start at once.
 * @throws the error of the migration that failed; nothing of it stays behind.
 */
export async function migrate(db: Database): Promise<void> {
  // Rooms number their migrations in blocks of their own, so a new one may stand before one that has already run.
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations }, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
}
