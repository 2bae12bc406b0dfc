/**
 * One run: fetch the change, review it, post what is new, tell what stands, and remember it. Each write can be repeated:
 * a run that was cut off goes on with the same id, and what it had posted is found again by its marker.
 */

import { randomUUID } from "node:crypto";
import type { Finding, Fingerprint } from "../../findings/finding.ts";
import { identitiesOf } from "../../findings/said.ts";
import type { ReviewScope } from "../../github/commands/command.ts";
import type { PullRequestRef, RunId } from "../../github/pull-request-host.ts";
import { commentMarkdown } from "../../report/markdown/comment-markdown.ts";
import { summaryMarkdown } from "../../report/markdown/summary-markdown.ts";
import type { ReportOptions } from "../../report/report-options.ts";
import type { ModelUse, ReviewResult } from "../../review/result.ts";
import { review } from "../../review/review.ts";
import type { Settings } from "../../settings/read-settings.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { Store } from "../../store/store.ts";
import { openSyntax } from "../../syntax/open-syntax.ts";
import { scan } from "../../syntax/scan/scan.ts";
import { endedCheck, neutralCheck, startedCheck } from "./check-report.ts";
import { endOtherRuns, SUPERSEDED } from "./end-other-runs.ts";
import { type FetchedChange, fetchChange } from "./fetch-change.ts";
import { keptFor, toKept } from "./kept-result.ts";
import { agentsInScope, filesInScope, isWhole } from "./review-scope.ts";
import { openRunModel } from "./run-model.ts";
import { saidOn } from "./said-on.ts";
import { settleThreads } from "./settle-threads.ts";
import { startStages } from "./stages.ts";
import type { Work } from "./work.ts";
import type { JobWorld } from "./world.ts";

export interface RunRequest extends Work {
	readonly scope: ReviewScope;
	/** Nobody asked for it in words: drafts, bots and a pause may stand against it. */
	readonly isAutomatic: boolean;
}

export async function runReview(request: RunRequest, world: JobWorld): Promise<void> {
	const { pullRequest, facts, host, signal } = request;
	const head = facts.head.sha;
	const unfinished = await world.store.unfinishedRun(pullRequest, head);
	const runId = unfinished?.id ?? (randomUUID() as string as RunId);
	const run = { runId, head, isResumed: unfinished !== undefined };
	const kept = keptFor(request.scope, unfinished?.result);
	await endOtherRuns(request, head, world.store);
	await world.store.startRun({ id: runId, pullRequest, head, base: facts.base.sha });
	const stages = startStages((stage, milliseconds) => world.onStage(pullRequest, stage, milliseconds));
	await host.tellCheck(startedCheck(run));
	const fetched = await stages.time("fetch", () => fetchChange(pullRequest, facts, host, world.clonesFolder, signal));
	try {
		const settings = await readSettings(fetched.repository, fetched.baseTip, undefined);
		const refusal = request.isAutomatic ? await reasonNotTo(request, run.isResumed, settings, world) : undefined;
		if (refusal) {
			await host.tellCheck(neutralCheck(run, refusal));
			return await finish(runId, "left-alone", {}, stages.spent(), world);
		}
		const result = kept ?? (await stages.time("review", () => reviewFetched(request, fetched, runId, settings, world)));
		signal.throwIfAborted();
		const outcome = await stages.time("post", () => publish(request, runId, result, settings, world));
		for (const used of result.model?.runs ?? []) world.onModelUse(used);
		await finish(runId, outcome, countsOf(result), stages.spent(), world, result.model);
	} finally {
		await fetched.close();
	}
}

/** Why nobody should be disturbed without having asked; one sentence for the check. */
async function reasonNotTo(
	{ pullRequest, facts }: RunRequest,
	isResumed: boolean,
	settings: Settings,
	{ store }: JobWorld,
) {
	const { reviews } = settings.configuration;
	if (facts.isDraft && !reviews.drafts)
		return "Draft: not reviewed until it is ready, or until someone comments /review.";
	if (facts.author.isBot && !reviews.bots) return "Opened by a bot: not reviewed unless someone comments /review.";
	const record = await store.pullRequest(pullRequest);
	if (record.paused) return "Paused: comment /resume for automatic reviews, or /review for one.";
	if (isResumed) return undefined; // counted when it began
	const count = await store.countAutomaticReview(pullRequest);
	if (count <= reviews.pauseAfter) return undefined;
	return `Paused after ${reviews.pauseAfter} reviews: comment /resume to go on, or /review for one.`;
}

/** What came of it is kept before anything is posted: a run that is cut off later posts just that. */
async function reviewFetched(
	request: RunRequest,
	fetched: FetchedChange,
	runId: RunId,
	settings: Settings,
	world: JobWorld,
): Promise<ReviewResult> {
	const { pullRequest, scope, facts, signal } = request;
	const { store } = world;
	const { agents, book, own, notices } = settings;
	const only = agentsInScope(scope, agents);
	const { contextAnswers } = await store.pullRequest(pullRequest);
	const constraints = { ...settings.configuration.constraints, ...contextAnswers };
	const { model, stored } = await openRunModel(request, runId, fetched, settings, world);
	const syntax = openSyntax();
	try {
		const now = () => performance.now();
		const result = await review(
			{
				change: filesInScope(scope, fetched.change),
				configuration: { ...settings.configuration, constraints },
				agents,
				notices,
				pullRequest: { title: facts.title, body: facts.body },
				...(await saidOn(pullRequest, runId, store)),
				...(only && { only }),
			},
			{ readHead: fetched.readHead, book, own, scan, syntax, progress: () => {}, now, ...(model && { model }) },
		);
		await stored();
		signal.throwIfAborted();
		if (model) await store.keepResult(runId, toKept(scope, result));
		return result;
	} finally {
		await syntax.close();
	}
}

/** @returns what the run came to, in a word for the metrics */
async function publish(
	request: RunRequest,
	runId: RunId,
	result: ReviewResult,
	settings: Settings,
	world: JobWorld,
): Promise<string> {
	const { pullRequest, facts, host } = request;
	const head = facts.head.sha;
	const options = reportOptions(request, result, settings, world);
	const comments = result.findings.map((finding) => ({
		fingerprint: finding.fingerprint,
		path: finding.path,
		startLine: finding.startLine,
		endLine: finding.endLine,
		side: "RIGHT" as const,
		body: commentMarkdown(finding, options),
	}));
	const posted = comments.length > 0 ? await host.post({ runId, head, body: "", comments }) : NOTHING_TO_POST;
	if (posted.kind === "stale") {
		await host.tellCheck(neutralCheck({ runId, head }, SUPERSEDED)); // the next job reviews the head that there is now
		return "stale";
	}
	const commentIds = new Map(posted.comments.map(({ fingerprint, commentId }) => [fingerprint, commentId]));
	await remember(pullRequest, runId, result, commentIds, world);
	const commented = await withComments(pullRequest, world.store);
	const standing = withStanding(result, commented);
	if (isWhole(request.scope)) await settleThreads(pullRequest, host, result, world);
	const summary = summaryMarkdown(standing, options);
	await host.writeSummary(summary, standing.findings.length + standing.listed.length > 0);
	await host.tellCheck(endedCheck({ runId, head }, result, summary));
	for (const { source, priority } of result.findings) world.onFinding(source, priority);
	return result.verdict.conclusion;
}

const NOTHING_TO_POST = { kind: "posted", comments: [], refused: [] } as const;

/** What the summary tells: what was said before and still stands, too; what has no comment on its line is listed. */
function withStanding(result: ReviewResult, commented: ReadonlySet<Fingerprint>): ReviewResult {
	const told = [...result.saidBefore, ...result.findings];
	const hasComment = (finding: Finding) => identitiesOf(finding).some((identity) => commented.has(identity));
	return {
		...result,
		findings: told.filter(hasComment),
		listed: [...told.filter((finding) => !hasComment(finding)), ...result.listed],
	};
}

async function withComments(pullRequest: PullRequestRef, store: Store): Promise<ReadonlySet<Fingerprint>> {
	const known = await store.findingsOf(pullRequest);
	return new Set(known.filter(({ commentId }) => commentId !== undefined).flatMap(identitiesOf));
}

async function remember(
	pullRequest: PullRequestRef,
	runId: RunId,
	result: ReviewResult,
	commentIds: ReadonlyMap<Fingerprint, number>,
	{ store }: JobWorld,
): Promise<void> {
	const findings = [...result.findings, ...result.listed].map((finding) => {
		const { fingerprint, alsoKnownAs, path, title, priority, source, agent } = finding;
		const commentId = commentIds.get(fingerprint);
		const identity = { fingerprint, ...(alsoKnownAs && { alsoKnownAs }) };
		return {
			...identity,
			path,
			title,
			priority,
			source,
			agent,
			told: finding,
			...(commentId !== undefined && { commentId }),
		};
	});
	await store.rememberFindings(pullRequest, runId, findings);
	const agents = result.agents.map(({ name, reason, files }) => ({ name, reason, files: [...files] }));
	const skipped = result.coverage.skipped.map(({ path, reason }) => ({ path, reason }));
	await store.rememberSummary(pullRequest, { agents, skipped, reviewed: [...result.coverage.reviewed] });
}

function reportOptions(
	{ pullRequest, facts }: RunRequest,
	result: ReviewResult,
	settings: Settings,
	world: JobWorld,
): ReportOptions {
	const sources = [...result.findings, ...result.listed, ...result.saidBefore].flatMap((finding) => finding.sources);
	const rules = sources.flatMap((id) => settings.own.rules.get(id) ?? settings.book.find(id) ?? []);
	const { owner, repo } = pullRequest;
	return {
		version: world.version,
		docsUrl: world.docsUrl,
		filesUrl: `${world.siteUrl}/${owner}/${repo}/blob/${facts.head.sha}`,
		rules: new Map(rules.map((rule) => [rule.id, rule])),
	};
}

function countsOf(result: ReviewResult): Record<string, number> {
	return {
		reviewed: result.coverage.reviewed.length,
		skipped: result.coverage.skipped.length,
		refuted: result.refuted.length,
		posted: result.findings.length,
		listed: result.listed.length,
		standing: result.saidBefore.length,
	};
}

async function finish(
	runId: RunId,
	outcome: string,
	counts: Record<string, number>,
	stages: Readonly<Record<string, number>>,
	world: JobWorld,
	model?: ModelUse,
): Promise<void> {
	const cost = model && { cost: JSON.parse(JSON.stringify(model.runs)) };
	await world.store.finishRun(runId, { outcome, counts, stages, ...cost });
	world.onRunEnd(outcome);
}
