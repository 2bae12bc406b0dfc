import { sql } from "kysely";
import { CHANNEL } from "./connection.ts";
import type { Database, Transaction } from "./tables.ts";

/** Tells every process, once the transaction has committed; the same message twice in one transaction is told once. */
export async function say(database: Database | Transaction, messages: readonly string[]): Promise<void> {
	if (messages.length === 0) return;
	await sql`select pg_notify(${CHANNEL}, message) from unnest(${[...messages]}::text[]) message`.execute(database);
}

/** Said when work on a pull request may have become pointless. */
export const movedMessage = (pullRequestId: number | ""): string => `pull-request:${pullRequestId}`;

/** Said to every process when there may be a job to take. */
export const JOBS_MESSAGE = "jobs";
