/** From the name of a pull request to its row, and back. */

import type { ExpressionBuilder } from "kysely";
import type { InstallationId, PullRequestRef } from "../github/pull-request-host.ts";
import type { Database, Tables, Transaction } from "./tables.ts";

/** One text for one pull request of one installation. */
export function pullRequestKey({ installationId, owner, repo, number }: PullRequestRef): string {
	return `${installationId}:${owner}/${repo}#${number}`;
}

/** The columns that name a pull request. */
export const IDENTITY = ["installation_id", "owner", "repo", "number"] as const;

export function toRow({ installationId, owner, repo, number }: PullRequestRef) {
	return { installation_id: installationId as number, owner, repo, number };
}

export function toRef(row: {
	readonly installation_id: number;
	readonly owner: string;
	readonly repo: string;
	readonly number: number;
}): PullRequestRef {
	const { installation_id, owner, repo, number } = row;
	return { installationId: installation_id as InstallationId, owner, repo, number };
}

/** A condition on `pull_requests`. */
export function isPullRequest({ installationId, owner, repo, number }: PullRequestRef) {
	return (where: ExpressionBuilder<Tables, "pull_requests">) =>
		where.and({ installation_id: installationId as number, owner, repo, number });
}

/** Its id, as a subquery for other tables; null when the pull request is not known. */
export function idOf(database: Database | Transaction, pullRequest: PullRequestRef) {
	return database.selectFrom("pull_requests").select("id").where(isPullRequest(pullRequest));
}

/** The id of its row, which is made if it was not there. */
export async function ensureId(database: Database | Transaction, pullRequest: PullRequestRef): Promise<number> {
	const made = await database
		.insertInto("pull_requests")
		.values(toRow(pullRequest))
		.onConflict((conflict) => conflict.columns([...IDENTITY]).doUpdateSet(toRow(pullRequest)))
		.returning("id")
		.executeTakeFirstOrThrow();
	return made.id;
}
