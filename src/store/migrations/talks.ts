/** Conversations are runs too: they cost, and must be told from reviews, of which at most one goes on a head. */

import type { Kysely, Migration } from "kysely";

export const talks: Migration = {
	async up(db: Kysely<unknown>): Promise<void> {
		await db.schema
			.alterTable("runs")
			.addColumn("kind", "text", (column) => column.notNull().defaultTo("review"))
			.addColumn("thread", "bigint")
			.execute();
	},
};
