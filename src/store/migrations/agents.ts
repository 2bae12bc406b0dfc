/** What the agents' part of a run needs: its cost as it is spent, its result until it is posted, findings in full. */

import type { Kysely, Migration } from "kysely";

export const agents: Migration = {
	async up(db: Kysely<unknown>): Promise<void> {
		await db.schema
			.alterTable("runs")
			.addColumn("dollars", "float8", (column) => column.notNull().defaultTo(0))
			.addColumn("tokens", "bigint", (column) => column.notNull().defaultTo(0))
			.addColumn("result", "text")
			.execute();
		// text, not jsonb: code may hold what PostgreSQL's JSON refuses
		await db.schema.alterTable("findings").addColumn("told", "text").execute();
		await db.schema.createIndex("runs_started").on("runs").column("started_at").execute();
	},
};
