/** The tables as Kysely sees them. `migrations/` makes them; change both together. */

import type { ColumnType, Generated, Kysely, Transaction as KyselyTransaction } from "kysely";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Read as a value, written as text: an array would become a PostgreSQL array otherwise. */
type JsonColumn<T> = ColumnType<T, string, string>;
type NullableJsonColumn<T> = ColumnType<T | null, string | null, string | null>;
type DefaultJsonColumn<T> = ColumnType<T, string | undefined, string>;
type Moment = ColumnType<Date, Date | undefined, Date>;
type LaterMoment = ColumnType<Date | null, Date | undefined, Date | null>;

interface DeliveriesTable {
	readonly id: string;
	readonly received_at: Moment;
}

interface PullRequestsTable {
	readonly id: Generated<number>;
	readonly installation_id: number;
	readonly owner: string;
	readonly repo: string;
	readonly number: number;
	/** Null until GitHub told: open. */
	readonly state: string | null;
	readonly paused: Generated<boolean>;
	readonly automatic_reviews: Generated<number>;
	readonly wanted_head: string | null;
	/** Grows whenever work on the pull request has become pointless: another head, or closed. */
	readonly version: Generated<number>;
	readonly summary: NullableJsonColumn<Json>;
	readonly context_answers: DefaultJsonColumn<Record<string, string>>;
}

interface RequestsTable {
	readonly id: Generated<number>;
	readonly delivery_id: string;
	readonly pull_request_id: number;
	readonly installation_id: number;
	readonly kind: string;
	readonly payload: JsonColumn<Json>;
	readonly state: Generated<string>;
	readonly created_at: Moment;
}

interface RunsTable {
	readonly id: string;
	readonly pull_request_id: number;
	readonly head: string;
	readonly base: string;
	readonly started_at: Moment;
	readonly ended_at: LaterMoment;
	readonly outcome: string | null;
	readonly stages: NullableJsonColumn<Record<string, number>>;
	readonly counts: NullableJsonColumn<Record<string, number>>;
	readonly cost: NullableJsonColumn<Json>;
	/** Of the model, so far. */
	readonly dollars: Generated<number>;
	readonly tokens: Generated<number>;
	/** JSON of what a run came to, from before it is posted until it has ended. */
	readonly result: ColumnType<string | null, undefined, string | null>;
	readonly error: string | null;
	readonly kind: Generated<string>;
	/** The comment that began the thread that an answer stands in. */
	readonly thread: number | null;
}

interface FindingsTable {
	readonly pull_request_id: number;
	readonly fingerprint: string;
	/** What a person calls it by in a command: 1, 2, 3 in the pull request. */
	readonly number: number;
	readonly also_known_as: JsonColumn<string[]>;
	readonly first_run: string;
	readonly path: string;
	readonly title: string;
	readonly priority: string;
	readonly source: string;
	readonly agent: string;
	/** JSON of the finding as it was told. */
	readonly told: string | null;
	readonly state: Generated<string>;
	readonly comment_id: number | null;
	readonly dismissed_by: string | null;
	readonly reason: string | null;
}

interface WritesTable {
	readonly pull_request_id: number;
	readonly what: string;
	readonly github_id: number | null;
	readonly intended_at: Moment;
}

export interface Tables {
	readonly deliveries: DeliveriesTable;
	readonly pull_requests: PullRequestsTable;
	readonly requests: RequestsTable;
	readonly runs: RunsTable;
	readonly findings: FindingsTable;
	readonly writes: WritesTable;
}

export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;
