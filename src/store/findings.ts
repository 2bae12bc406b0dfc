/** What was found on a pull request, what became of it, and what people said of it. */

import type { Priority } from "../config/priority.ts";
import type { Finding, Fingerprint } from "../findings/finding.ts";
import type { PullRequestRef, RunId } from "../github/pull-request-host.ts";
import { ensureId, idOf } from "./pull-request-id.ts";
import type { Database, Transaction } from "./tables.ts";
import { storable } from "./text.ts";

/** `withdrawn`: a person convinced Gregor that it does not hold. Like a dismissed one, it is not said again. */
export type FindingState = "open" | "fixed" | "dismissed" | "withdrawn";

export interface NewFinding {
	readonly fingerprint: Fingerprint;
	readonly alsoKnownAs?: readonly Fingerprint[];
	readonly path: string;
	readonly title: string;
	readonly priority: Priority;
	/** The rule id or agent name that found it. */
	readonly source: string;
	readonly agent: string;
	/** GitHub's id of the inline comment, where it has one. */
	readonly commentId?: number;
	/** As it was told. */
	readonly told?: Finding;
}

export interface KnownFinding extends NewFinding {
	/** What a person calls it by in a command: 1, 2, 3 in the pull request, for good. */
	readonly number: number;
	readonly firstRun: RunId;
	readonly state: FindingState;
	/** Who dismissed it, or whom Gregor believed. */
	readonly dismissedBy?: string;
	readonly reason?: string;
}

export interface Findings {
	/** A known one keeps its number, its first run and a dismissal or withdrawal; one that was fixed is open again. */
	rememberFindings(pullRequest: PullRequestRef, run: RunId, findings: readonly NewFinding[]): Promise<void>;
	/** In the order of their numbers. */
	findingsOf(pullRequest: PullRequestRef): Promise<KnownFinding[]>;
	/** Whether this comment of ours began a thread about a finding. */
	isOurThread(pullRequest: PullRequestRef, commentId: number): Promise<boolean>;
	/** Sets those that are open; a dismissed one stays dismissed. */
	settleFindings(pullRequest: PullRequestRef, fingerprints: readonly Fingerprint[], state: "fixed"): Promise<void>;
	/** Gregor takes back a finding that is open or fixed; one that was dismissed stays so. */
	withdraw(pullRequest: PullRequestRef, fingerprint: Fingerprint, convincedBy: string, reason: string): Promise<void>;
	/** @returns false when the pull request has no such finding */
	dismiss(pullRequest: PullRequestRef, fingerprint: Fingerprint, by: string, reason?: string): Promise<boolean>;
	/** Also for one that was withdrawn. @returns false when it was neither */
	undismiss(pullRequest: PullRequestRef, fingerprint: Fingerprint): Promise<boolean>;
}

export function openFindings(database: Database): Findings {
	return {
		rememberFindings: (pullRequest, run, findings) =>
			database.transaction().execute((transaction) => remember(transaction, pullRequest, run, findings)),
		findingsOf: (pullRequest) => read(database, pullRequest),
		isOurThread: async (pullRequest, commentId) => {
			const ours = database.selectFrom("findings").select("number").where("comment_id", "=", commentId);
			const row = await ours.where("pull_request_id", "=", idOf(database, pullRequest)).limit(1).executeTakeFirst();
			return row !== undefined;
		},
		settleFindings: async (pullRequest, fingerprints, state) => {
			if (fingerprints.length === 0) return;
			await select(database, pullRequest, fingerprints).set({ state }).where("state", "=", "open").execute();
		},
		withdraw: async (pullRequest, fingerprint, convincedBy, reason) => {
			const change = { state: "withdrawn", dismissed_by: convincedBy, reason: storable(reason) };
			const held = select(database, pullRequest, [fingerprint]).where("state", "in", ["open", "fixed"]);
			await held.set(change).execute();
		},
		dismiss: async (pullRequest, fingerprint, by, reason) => {
			const change = { state: "dismissed", dismissed_by: by, reason: reason === undefined ? null : storable(reason) };
			const { numUpdatedRows } = await select(database, pullRequest, [fingerprint])
				.set(change)
				.executeTakeFirstOrThrow();
			return numUpdatedRows > 0n;
		},
		undismiss: async (pullRequest, fingerprint) => {
			const change = { state: "open", dismissed_by: null, reason: null };
			const dismissed = select(database, pullRequest, [fingerprint]).where("state", "in", SETTLED_FOR_GOOD);
			return (await dismissed.set(change).executeTakeFirstOrThrow()).numUpdatedRows > 0n;
		},
	};
}

/** What a person settled outlives every later review. */
const SETTLED_FOR_GOOD = ["dismissed", "withdrawn"];

function select(database: Database, pullRequest: PullRequestRef, fingerprints: readonly Fingerprint[]) {
	return database
		.updateTable("findings")
		.where("pull_request_id", "=", idOf(database, pullRequest))
		.where("fingerprint", "in", [...fingerprints]);
}

async function remember(
	transaction: Transaction,
	pullRequest: PullRequestRef,
	run: RunId,
	findings: readonly NewFinding[],
): Promise<void> {
	if (findings.length === 0) return;
	const id = await ensureId(transaction, pullRequest);
	const number = await lastNumber(transaction, id);
	const unique = [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
	await transaction
		.insertInto("findings")
		.values(unique.map((finding, index) => toRow(finding, id, run, number + index + 1)))
		.onConflict((conflict) =>
			conflict.columns(["pull_request_id", "fingerprint"]).doUpdateSet((known) => ({
				also_known_as: known.ref("excluded.also_known_as"),
				path: known.ref("excluded.path"),
				title: known.ref("excluded.title"),
				priority: known.ref("excluded.priority"),
				told: known.fn.coalesce("excluded.told", "findings.told"),
				comment_id: known.fn.coalesce("excluded.comment_id", "findings.comment_id"),
				state: known
					.case()
					.when("findings.state", "in", SETTLED_FOR_GOOD)
					.then(known.ref("findings.state"))
					.else("open")
					.end(),
			})),
		)
		.execute();
}

/** The pull request's row is locked by `ensureId`, so no other run counts at the same time. */
async function lastNumber(transaction: Transaction, id: number): Promise<number> {
	const row = await transaction
		.selectFrom("findings")
		.select((known) => known.fn.max("number").as("last"))
		.where("pull_request_id", "=", id)
		.executeTakeFirst();
	return row?.last ?? 0;
}

function toRow(finding: NewFinding, pullRequestId: number, run: RunId, number: number) {
	return {
		pull_request_id: pullRequestId,
		fingerprint: finding.fingerprint,
		number,
		also_known_as: JSON.stringify(finding.alsoKnownAs ?? []),
		first_run: run,
		path: storable(finding.path),
		title: storable(finding.title),
		priority: finding.priority,
		source: finding.source,
		agent: finding.agent,
		told: finding.told === undefined ? null : storable(JSON.stringify(finding.told)),
		comment_id: finding.commentId ?? null,
	};
}

async function read(database: Database, pullRequest: PullRequestRef): Promise<KnownFinding[]> {
	const rows = await database
		.selectFrom("findings")
		.selectAll()
		.where("pull_request_id", "=", idOf(database, pullRequest))
		.orderBy("number")
		.execute();
	return rows.map((row) => ({
		fingerprint: row.fingerprint as Fingerprint,
		alsoKnownAs: row.also_known_as as Fingerprint[],
		number: row.number,
		firstRun: row.first_run as RunId,
		path: row.path,
		title: row.title,
		priority: row.priority as Priority,
		source: row.source,
		agent: row.agent,
		state: row.state as FindingState,
		...(row.told === null ? {} : { told: JSON.parse(row.told) as Finding }),
		...(row.comment_id === null ? {} : { commentId: row.comment_id }),
		...(row.dismissed_by === null ? {} : { dismissedBy: row.dismissed_by }),
		...(row.reason === null ? {} : { reason: row.reason }),
	}));
}
