/** Every kind of write, not reviews alone, and by pull request, so that the summary's outlives the run that made it. */

import { type Kysely, type Migration, sql } from "kysely";

export const writes: Migration = {
	async up(db: Kysely<unknown>): Promise<void> {
		await db.schema
			.createTable("writes")
			.addColumn("pull_request_id", "bigint", (column) =>
				column.notNull().references("pull_requests.id").onDelete("cascade"),
			)
			.addColumn("what", "text", (column) => column.notNull())
			.addColumn("github_id", "bigint")
			.addColumn("intended_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
			.addPrimaryKeyConstraint("writes_identity", ["pull_request_id", "what"])
			.execute();
		await db.schema.dropTable("postings").execute();
	},
};
