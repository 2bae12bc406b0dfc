/** What each run did, a review or an answer to a person, how long it took and what it cost. */

import { sql } from "kysely";
import type { HeadSha, PullRequestRef, RunId } from "../github/pull-request-host.ts";
import { ensureId, idOf, toRef } from "./pull-request-id.ts";
import type { Database, Json } from "./tables.ts";
import { storable } from "./text.ts";

/** `talk`: the answer to one comment of a person. */
export type RunKind = "review" | "talk";

export interface NewRun {
	readonly id: RunId;
	readonly pullRequest: PullRequestRef;
	readonly head: HeadSha;
	readonly base: string;
	/** A review where left out. */
	readonly kind?: RunKind;
	/** Of a talk: the comment that began its thread, where it stands in one. */
	readonly thread?: number;
}

export interface RunEnd {
	/** A word for the metrics, such as `clean`, `findings`, `incomplete`, `cancelled`, `failed`. */
	readonly outcome: string;
	/** Milliseconds by stage. */
	readonly stages: Readonly<Record<string, number>>;
	/** Such as files reviewed, findings posted. */
	readonly counts: Readonly<Record<string, number>>;
	/** Tokens and money by agent. */
	readonly cost?: Json;
	/** For the operator; never with a secret in it. */
	readonly error?: string;
}

/** US dollars; tokens read and written. */
export interface Spent {
	readonly dollars: number;
	readonly tokens: number;
}

export interface Run extends NewRun {
	readonly startedAt: Date;
	/** What it came to, where it was cut off between review and end. */
	readonly result?: Json;
	/** Left out while it runs, and for ever where its process was killed. */
	readonly end?: RunEnd & { readonly endedAt: Date };
}

export interface Runs {
	/** The same id again (a job that is tried again) starts the same run again. */
	startRun(run: NewRun): Promise<void>;
	finishRun(id: RunId, end: RunEnd): Promise<void>;
	/** Keeps what a run came to until it has ended: a retry posts just that, and asks no model again. */
	keepResult(id: RunId, result: Json): Promise<void>;
	/** Adds to what a run has spent, as it spends it. */
	addSpending(id: RunId, spent: Spent): Promise<void>;
	/** What all runs of the pull request have spent, and those of its repository and of everybody since midnight, UTC. */
	spentBefore(pullRequest: PullRequestRef): Promise<Record<"pull-request" | "repository" | "day", Spent>>;
	/** The last review of this head that never ended: a retry goes on with its id, so that nothing is posted twice. */
	unfinishedRun(pullRequest: PullRequestRef, head: HeadSha): Promise<Run | undefined>;
	/** Newest first. */
	runsOf(pullRequest: PullRequestRef): Promise<Run[]>;
	/** Of all pull requests, newest first. */
	recentRuns(limit: number): Promise<Run[]>;
}

export function openRuns(database: Database): Runs {
	return {
		startRun: (run) => start(database, run),
		finishRun: (id, end) => finish(database, id, end),
		keepResult: async (id, result) => {
			await database
				.updateTable("runs")
				.set({ result: storable(JSON.stringify(result)) })
				.where("id", "=", id)
				.execute();
		},
		addSpending: async (id, { dollars, tokens }) => {
			await database
				.updateTable("runs")
				.set((run) => ({ dollars: run("dollars", "+", dollars), tokens: run("tokens", "+", tokens) }))
				.where("id", "=", id)
				.execute();
		},
		spentBefore: async (pullRequest) => ({
			"pull-request": await spent(database, pullRequest, "pull-request"),
			repository: await spent(database, pullRequest, "repository"),
			day: await spent(database, pullRequest, "day"),
		}),
		unfinishedRun: async (pullRequest, head) => {
			const rows = await select(database)
				.where("pull_request_id", "=", idOf(database, pullRequest))
				.where("head", "=", head)
				.where("ended_at", "is", null)
				.where("kind", "=", "review")
				.limit(1)
				.execute();
			return rows.map(toRun)[0];
		},
		runsOf: async (pullRequest) =>
			(await select(database).where("pull_request_id", "=", idOf(database, pullRequest)).execute()).map(toRun),
		recentRuns: async (limit) => (await select(database).limit(limit).execute()).map(toRun),
	};
}

async function start(database: Database, run: NewRun): Promise<void> {
	const { id, pullRequest, head, base, kind = "review", thread = null } = run;
	await database
		.insertInto("runs")
		.values({ id, pull_request_id: await ensureId(database, pullRequest), head, base, kind, thread })
		.onConflict((conflict) => conflict.column("id").doNothing())
		.execute();
}

async function finish(database: Database, id: RunId, end: RunEnd): Promise<void> {
	await database
		.updateTable("runs")
		.set({
			ended_at: sql<Date>`now()`,
			outcome: end.outcome,
			stages: JSON.stringify(end.stages),
			counts: JSON.stringify(end.counts),
			result: null,
			cost: end.cost === undefined ? null : JSON.stringify(end.cost),
			error: end.error === undefined ? null : storable(end.error),
		})
		.where("id", "=", id)
		.execute();
}

async function spent(
	database: Database,
	{ installationId, owner, repo, number }: PullRequestRef,
	scope: "pull-request" | "repository" | "day",
): Promise<Spent> {
	let runs = database
		.selectFrom("runs")
		.innerJoin("pull_requests", "pull_requests.id", "runs.pull_request_id")
		.select((run) => [
			run.fn.sum<string | null>("dollars").as("dollars"),
			run.fn.sum<string | null>("tokens").as("tokens"),
		]);
	if (scope !== "day") {
		runs = runs.where("installation_id", "=", installationId).where("owner", "=", owner).where("repo", "=", repo);
	}
	if (scope === "pull-request") runs = runs.where("number", "=", number);
	else runs = runs.where("started_at", ">=", sql<Date>`date_trunc('day', now() at time zone 'utc') at time zone 'utc'`);
	const { dollars, tokens } = await runs.executeTakeFirstOrThrow();
	return { dollars: Number(dollars ?? 0), tokens: Number(tokens ?? 0) };
}

function select(database: Database) {
	return database
		.selectFrom("runs")
		.innerJoin("pull_requests", "pull_requests.id", "runs.pull_request_id")
		.selectAll("runs")
		.select(["installation_id", "owner", "repo", "number"])
		.orderBy("started_at", "desc");
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];

function toRun(row: Row): Run {
	const run = {
		id: row.id as RunId,
		pullRequest: toRef(row),
		head: row.head as HeadSha,
		base: row.base,
		startedAt: row.started_at,
		...(row.kind === "talk" && { kind: "talk" as const }),
		...(row.thread !== null && { thread: row.thread }),
	};
	if (!row.ended_at) return row.result === null ? run : { ...run, result: JSON.parse(row.result) };
	return {
		...run,
		end: {
			endedAt: row.ended_at,
			outcome: row.outcome ?? "",
			stages: row.stages ?? {},
			counts: row.counts ?? {},
			...(row.cost === null ? {} : { cost: row.cost }),
			...(row.error === null ? {} : { error: row.error }),
		},
	};
}
