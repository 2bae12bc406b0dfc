/** What is remembered of the writes to a pull request at GitHub. Nothing is, of one that was forgotten. */

import { sql } from "kysely";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { WriteMemory } from "../github/write-memory.ts";
import { idOf, isPullRequest } from "./pull-request-id.ts";
import type { Database } from "./tables.ts";

export interface Writes {
	writesTo(pullRequest: PullRequestRef): WriteMemory;
}

export function openWrites(database: Database): Writes {
	return {
		writesTo: (pullRequest) => ({
			intend: async (what) => (await insert(database, pullRequest, what)) !== undefined,
			recall: async (what) => {
				const row = await database
					.selectFrom("writes")
					.select("github_id")
					.where("pull_request_id", "=", idOf(database, pullRequest))
					.where("what", "=", what)
					.executeTakeFirst();
				return row?.github_id ?? undefined;
			},
			remember: async (what, id) => {
				await insert(database, pullRequest, what);
				await database
					.updateTable("writes")
					.set({ github_id: id })
					.where("pull_request_id", "=", idOf(database, pullRequest))
					.where("what", "=", what)
					.execute();
			},
		}),
	};
}

/** `undefined` where it was there. */
function insert(database: Database, pullRequest: PullRequestRef, what: string) {
	return database
		.insertInto("writes")
		.columns(["pull_request_id", "what"])
		.expression(
			database
				.selectFrom("pull_requests")
				.select(["id", sql<string>`${what}::text`.as("what")])
				.where(isPullRequest(pullRequest)),
		)
		.onConflict((conflict) => conflict.doNothing())
		.returning("what")
		.executeTakeFirst();
}
