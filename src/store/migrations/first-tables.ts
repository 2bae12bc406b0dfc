/** Everything hangs on `pull_requests` and goes with it, so that an account can be forgotten by one statement. */

import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from "kysely";

const now = sql`now()`;

export const firstTables: Migration = {
	async up(db: Kysely<unknown>): Promise<void> {
		await makePullRequests(db);
		await makeRequests(db);
		await makeRuns(db);
		await makeFindings(db);
	},
};

async function makePullRequests(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("pull_requests")
		.addColumn("id", "bigint", (column) => column.primaryKey().generatedAlwaysAsIdentity())
		.addColumn("installation_id", "bigint", (column) => column.notNull())
		.addColumn("owner", "text", (column) => column.notNull())
		.addColumn("repo", "text", (column) => column.notNull())
		.addColumn("number", "integer", (column) => column.notNull())
		.addColumn("state", "text")
		.addColumn("paused", "boolean", (column) => column.notNull().defaultTo(false))
		.addColumn("automatic_reviews", "integer", (column) => column.notNull().defaultTo(0))
		.addColumn("wanted_head", "text")
		.addColumn("version", "integer", (column) => column.notNull().defaultTo(0))
		.addColumn("summary", "json")
		.addColumn("context_answers", "jsonb", (column) => column.notNull().defaultTo(sql`'{}'`))
		.addUniqueConstraint("pull_requests_identity", ["installation_id", "owner", "repo", "number"])
		.execute();
}

async function makeRequests(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("deliveries")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("received_at", "timestamptz", (column) => column.notNull().defaultTo(now))
		.execute();
	await db.schema.createIndex("deliveries_received_at").on("deliveries").column("received_at").execute();
	await db.schema
		.createTable("requests")
		.addColumn("id", "bigint", (column) => column.primaryKey().generatedAlwaysAsIdentity())
		.addColumn("delivery_id", "text", (column) => column.notNull().unique())
		.addColumn("pull_request_id", "bigint", ofPullRequest)
		.addColumn("installation_id", "bigint", (column) => column.notNull())
		.addColumn("kind", "text", (column) => column.notNull())
		.addColumn("payload", "json", (column) => column.notNull())
		.addColumn("state", "text", (column) => column.notNull().defaultTo("open"))
		.addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(now))
		.execute();
	await db.schema.createIndex("requests_pull_request").on("requests").columns(["pull_request_id", "state"]).execute();
	await sql`create index requests_open on requests (installation_id) where state = 'open'`.execute(db);
}

async function makeRuns(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("runs")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("pull_request_id", "bigint", ofPullRequest)
		.addColumn("head", "text", (column) => column.notNull())
		.addColumn("base", "text", (column) => column.notNull())
		.addColumn("started_at", "timestamptz", (column) => column.notNull().defaultTo(now))
		.addColumn("ended_at", "timestamptz")
		.addColumn("outcome", "text")
		.addColumn("stages", "json")
		.addColumn("counts", "json")
		.addColumn("cost", "json")
		.addColumn("error", "text")
		.execute();
	await db.schema.createIndex("runs_pull_request").on("runs").columns(["pull_request_id", "started_at"]).execute();
	await db.schema.createIndex("runs_started_at").on("runs").column("started_at").execute();
	await db.schema
		.createTable("postings")
		.addColumn("run_id", "text", (column) => column.primaryKey().references("runs.id").onDelete("cascade"))
		.addColumn("step", "text", (column) => column.notNull())
		.addColumn("review_id", "bigint")
		.execute();
}

async function makeFindings(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("findings")
		.addColumn("pull_request_id", "bigint", ofPullRequest)
		.addColumn("fingerprint", "text", (column) => column.notNull())
		.addColumn("number", "integer", (column) => column.notNull())
		.addColumn("also_known_as", "json", (column) => column.notNull())
		.addColumn("first_run", "text", (column) => column.notNull())
		.addColumn("path", "text", (column) => column.notNull())
		.addColumn("title", "text", (column) => column.notNull())
		.addColumn("priority", "text", (column) => column.notNull())
		.addColumn("source", "text", (column) => column.notNull())
		.addColumn("agent", "text", (column) => column.notNull())
		.addColumn("state", "text", (column) => column.notNull().defaultTo("open"))
		.addColumn("comment_id", "bigint")
		.addColumn("dismissed_by", "text")
		.addColumn("reason", "text")
		.addPrimaryKeyConstraint("findings_identity", ["pull_request_id", "fingerprint"])
		.addUniqueConstraint("findings_number", ["pull_request_id", "number"])
		.execute();
}

function ofPullRequest(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
	return column.notNull().references("pull_requests.id").onDelete("cascade");
}
