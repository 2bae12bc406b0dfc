/** What is remembered of a pull request itself. A row is made by the first thing that is said of it. */

import { sql } from "kysely";
import type { HeadSha, PullRequestRef } from "../github/pull-request-host.ts";
import { ensureId, isPullRequest } from "./pull-request-id.ts";
import { movedMessage, say } from "./say.ts";
import type { Database, Json, Transaction } from "./tables.ts";
import { storable } from "./text.ts";

export interface PullRequestRecord {
	readonly state: "open" | "closed";
	readonly paused: boolean;
	/** How many reviews pushes have started since a person last asked for one. */
	readonly automaticReviews: number;
	/** The head that GitHub last told; the live one decides. */
	readonly wantedHead: HeadSha | undefined;
	readonly summary: Json | undefined;
	/** What people answered to Gregor's questions, by the question's key. */
	readonly contextAnswers: Readonly<Record<string, string>>;
}

export interface PullRequests {
	/** A pull request that nothing was said of reads as open and empty. */
	pullRequest(pullRequest: PullRequestRef): Promise<PullRequestRecord>;
	/** A head that differs from the last one cancels what runs. */
	setWantedHead(pullRequest: PullRequestRef, head: HeadSha): Promise<void>;
	/** Cancels what runs. */
	closePullRequest(pullRequest: PullRequestRef): Promise<void>;
	reopenPullRequest(pullRequest: PullRequestRef): Promise<void>;
	/** No more automatic reviews until `resume`. */
	pause(pullRequest: PullRequestRef): Promise<void>;
	/** Automatic reviews again, and their count begins anew. */
	resume(pullRequest: PullRequestRef): Promise<void>;
	/** @returns the count with this one */
	countAutomaticReview(pullRequest: PullRequestRef): Promise<number>;
	/** The later answer to a question counts. */
	answerContext(pullRequest: PullRequestRef, key: string, value: string): Promise<void>;
	/** The facts that the summary comment was last made of. */
	rememberSummary(pullRequest: PullRequestRef, facts: Json): Promise<void>;
}

export function openPullRequests(database: Database): PullRequests {
	const set = async (pullRequest: PullRequestRef, change: Change) => {
		const id = await ensureId(database, pullRequest);
		await database.updateTable("pull_requests").set(change).where("id", "=", id).execute();
	};
	return {
		pullRequest: (pullRequest) => read(database, pullRequest),
		setWantedHead: (pullRequest, head) => move(database, pullRequest, { wanted_head: head }),
		closePullRequest: (pullRequest) => move(database, pullRequest, { state: "closed" }),
		reopenPullRequest: (pullRequest) => set(pullRequest, { state: "open" }),
		pause: (pullRequest) => set(pullRequest, { paused: true }),
		resume: (pullRequest) => set(pullRequest, { paused: false, automatic_reviews: 0 }),
		countAutomaticReview: (pullRequest) => countReview(database, pullRequest),
		answerContext: (pullRequest, key, value) => answer(database, pullRequest, { [key]: value }),
		rememberSummary: (pullRequest, facts) => set(pullRequest, { summary: JSON.stringify(facts) }),
	};
}

interface Change {
	readonly state?: string;
	readonly paused?: boolean;
	readonly automatic_reviews?: number;
	readonly summary?: string;
}

async function read(database: Database, pullRequest: PullRequestRef): Promise<PullRequestRecord> {
	const row = await database
		.selectFrom("pull_requests")
		.selectAll()
		.where(isPullRequest(pullRequest))
		.executeTakeFirst();
	return {
		state: row?.state === "closed" ? "closed" : "open",
		paused: row?.paused ?? false,
		automaticReviews: row?.automatic_reviews ?? 0,
		wantedHead: (row?.wanted_head ?? undefined) as HeadSha | undefined,
		summary: row?.summary ?? undefined,
		contextAnswers: row?.context_answers ?? {},
	};
}

type Move = { readonly wanted_head: string } | { readonly state: "closed" };

async function move(database: Database, pullRequest: PullRequestRef, to: Move): Promise<void> {
	await database.transaction().execute(async (transaction) => {
		const id = await ensureId(transaction, pullRequest);
		await transaction
			.updateTable("pull_requests")
			.set({ ...to, version: sql<number>`version + 1` })
			.where("id", "=", id)
			.where(hasMoved(to))
			.execute();
		await fillHead(transaction, id, to);
		await say(transaction, [movedMessage(id)]);
	});
}

/** The first head that is told moves nothing. */
function hasMoved(to: Move) {
	return "state" in to
		? sql<boolean>`state is distinct from 'closed'`
		: sql<boolean>`coalesce(wanted_head <> ${to.wanted_head}, false)`;
}

async function fillHead(transaction: Transaction, id: number, to: Move): Promise<void> {
	if ("state" in to) return;
	await transaction
		.updateTable("pull_requests")
		.set(to)
		.where("id", "=", id)
		.where("wanted_head", "is", null)
		.execute();
}

async function countReview(database: Database, pullRequest: PullRequestRef): Promise<number> {
	const id = await ensureId(database, pullRequest);
	const row = await database
		.updateTable("pull_requests")
		.set((known) => ({ automatic_reviews: known("automatic_reviews", "+", 1) }))
		.where("id", "=", id)
		.returning("automatic_reviews")
		.executeTakeFirstOrThrow();
	return row.automatic_reviews;
}

async function answer(database: Database, pullRequest: PullRequestRef, answers: Record<string, string>): Promise<void> {
	const id = await ensureId(database, pullRequest);
	const safe = Object.fromEntries(Object.entries(answers).map((pair) => pair.map(storable)));
	await database
		.updateTable("pull_requests")
		.set({ context_answers: sql`context_answers || ${JSON.stringify(safe)}::jsonb` })
		.where("id", "=", id)
		.execute();
}
