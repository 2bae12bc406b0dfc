import { apiError, invalidRequest, notFound } from "../api-error.ts";
import type { Actor } from "../authenticate.ts";
import { tellCheckRun } from "../events.ts";
import { byId, created, type Exchange, listed, ok, repositoryOf } from "../exchange.ts";
import { commitOf } from "../git-repository.ts";
import { renderAnnotations, renderCheckRun } from "../render/check-run.ts";
import { type App, type CheckRun, timestamp, type World } from "../world.ts";

/** A request's annotations: https://docs.github.com/rest/checks/runs. */
const MOST_ANNOTATIONS = 50;
const MOST_OUTPUT_CHARACTERS = 65_535;

interface WantedCheck {
	readonly name?: string;
	readonly head_sha?: string;
	readonly external_id?: string;
	readonly details_url?: string;
	readonly status?: string;
	readonly conclusion?: string;
	readonly started_at?: string;
	readonly completed_at?: string;
	readonly output?: {
		readonly title?: string;
		readonly summary?: string;
		readonly text?: string;
		readonly annotations?: readonly Readonly<Record<string, unknown>>[];
	};
	readonly actions?: readonly unknown[];
}

export async function createCheckRun(exchange: Exchange) {
	const { world, actor } = exchange;
	const wanted = exchange.body as WantedCheck;
	const app = appOf(actor);
	checkLimits(wanted);
	const repository = repositoryOf(exchange);
	const headSha = await commitOf(repository.gitDirectory, wanted.head_sha ?? "");
	if (headSha === undefined) throw apiError(422, `No commit found for SHA: ${wanted.head_sha}`);
	const suite = repository.checkRuns.find((run) => run.app === app && run.headSha === headSha);
	const check: CheckRun = {
		id: world.nextId(),
		suiteId: suite?.suiteId ?? world.nextId(),
		repository,
		app,
		headSha,
		name: "",
		externalId: "",
		detailsUrl: `${world.origin}/apps/${app.slug}`,
		status: "queued",
		conclusion: null,
		startedAt: timestamp(world),
		completedAt: null,
		output: { title: null, summary: null, text: null },
		annotations: [],
		actions: [],
	};
	apply(world, check, wanted);
	repository.checkRuns.push(check);
	tellCheckRun(exchange, "created", check, app.bot);
	return created(renderCheckRun(world, check));
}

export function updateCheckRun(exchange: Exchange) {
	const check = checkOf(exchange);
	const app = appOf(exchange.actor);
	if (check.app !== app) {
		throw apiError(
			403,
			`Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
		);
	}
	const wanted = exchange.body as WantedCheck;
	checkLimits(wanted);
	const wasCompleted = check.status === "completed";
	apply(exchange.world, check, wanted);
	if (!wasCompleted && check.status === "completed") tellCheckRun(exchange, "completed", check, app.bot);
	return ok(renderCheckRun(exchange.world, check));
}

function checkLimits({ output, status, conclusion }: WantedCheck): void {
	const annotations = output?.annotations?.length ?? 0;
	if (annotations > MOST_ANNOTATIONS) {
		throw invalidRequest(`No more than ${MOST_ANNOTATIONS} items are allowed; ${annotations} were supplied.`);
	}
	for (const text of [output?.summary, output?.text]) {
		if ((text?.length ?? 0) <= MOST_OUTPUT_CHARACTERS) continue;
		throw invalidRequest(`Only ${MOST_OUTPUT_CHARACTERS} characters are allowed; ${text?.length} were supplied.`);
	}
	if (status === "completed" && conclusion === undefined) throw invalidRequest("Missing parameter: conclusion");
}

/** Annotations are appended to those there; all else is replaced. A conclusion completes the run. */
function apply(world: World, check: CheckRun, wanted: WantedCheck): void {
	check.name = wanted.name ?? check.name;
	check.externalId = wanted.external_id ?? check.externalId;
	check.detailsUrl = wanted.details_url ?? check.detailsUrl;
	check.startedAt = wanted.started_at ?? check.startedAt;
	check.actions = wanted.actions ?? check.actions;
	check.annotations.push(...(wanted.output?.annotations ?? []));
	if (wanted.output !== undefined) {
		const { title, summary, text } = wanted.output;
		check.output = { title: title ?? check.output.title, summary: summary ?? null, text: text ?? null };
	}
	const isCompleted = wanted.conclusion !== undefined;
	check.status = isCompleted ? "completed" : (wanted.status ?? check.status);
	if (isCompleted || wanted.status !== undefined) {
		check.conclusion = wanted.conclusion ?? null;
		check.completedAt = isCompleted ? (wanted.completed_at ?? timestamp(world)) : null;
	}
}

export function getCheckRun(exchange: Exchange) {
	return ok(renderCheckRun(exchange.world, checkOf(exchange)));
}

export function listAnnotations(exchange: Exchange) {
	return listed(renderAnnotations(exchange.world, checkOf(exchange)));
}

export async function listCheckRuns(exchange: Exchange) {
	const { world, query, params } = exchange;
	const repository = repositoryOf(exchange);
	const sha = await commitOf(repository.gitDirectory, params.ref ?? "");
	if (sha === undefined) throw apiError(422, `No commit found for SHA: ${params.ref}`);
	const matches = (name: string, value: string | number) => (query.get(name) ?? String(value)) === String(value);
	const found = repository.checkRuns.filter(
		(run) =>
			run.headSha === sha &&
			matches("app_id", run.app.id) &&
			matches("check_name", run.name) &&
			matches("status", run.status),
	);
	const wanted = query.get("filter") === "all" ? found : found.filter((run) => isLatest(run, found));
	return listed(
		wanted.toReversed().map((run) => renderCheckRun(world, run)),
		"check_runs",
	);
}

function isLatest(run: CheckRun, all: readonly CheckRun[]): boolean {
	return all.findLast((other) => other.app === run.app && other.name === run.name) === run;
}

function checkOf(exchange: Exchange): CheckRun {
	return byId(repositoryOf(exchange).checkRuns, exchange.params.check_run_id);
}

/** Only Apps write check runs. */
function appOf(actor: Actor): App {
	if (actor.kind === "installation") return actor.token.installation.app;
	throw actor.kind === "app" ? notFound() : apiError(403, "You must authenticate via a GitHub App.");
}
