/** Brings the tables up to date. Safe when several processes start at once: Kysely's migrator holds an advisory lock. */

import { Migrator } from "kysely";
import { agents } from "./migrations/agents.ts";
import { firstTables } from "./migrations/first-tables.ts";
import { talks } from "./migrations/talks.ts";
import { writes } from "./migrations/writes.ts";
import type { Database } from "./tables.ts";

/** In order of their names; a migration that has shipped is never changed. */
const MIGRATIONS = {
	"0001-first-tables": firstTables,
	"0002-writes": writes,
	"0003-agents": agents,
	"0004-talks": talks,
};

/** @throws what the database said, when a migration failed; nothing of it then remains. */
export async function migrate(database: Database): Promise<void> {
	const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}
