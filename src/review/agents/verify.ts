/** Has a second model try to refute what would be posted on a line, and folds findings on one cause into one. */

import { addedLines } from "../../change/added-lines.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Judged } from "../../findings/judge.ts";
import { modelId } from "../../model/models.ts";
import { promptSettings } from "../../model/prompt/prompt-settings.ts";
import type { ShownSection } from "../../model/prompt/shown-change.ts";
import { verifyFindings } from "../../model/verify-findings.ts";
import type { Opinion, VerifyItem, VerifyOutcome } from "../../model/verify-request.ts";
import type { Item } from "../../syntax/item.ts";
import type { ReviewRequest } from "../request.ts";
import type { Answered } from "./ask-agents.ts";
import { baseRange, printLines, rangeAround } from "./code-around.ts";
import type { ModelWorld } from "./model-world.ts";
import { takeIn } from "./take-in.ts";

/** The best ones; what ranks below would not be posted on a line anyway. */
const MOST_VERIFIED = 24;
const BACKGROUND: readonly string[] = ["change", "definitions", "callers", "implementers"];

export interface VerifyMaterial {
	readonly request: ReviewRequest;
	readonly answered: readonly Answered[];
	readonly headText: ReadonlyMap<string, string>;
	readonly items: ReadonlyMap<string, readonly Item[]>;
	/** The rules that post what they match, whoever agrees; a hint that an agent confirms is still its word alone. */
	readonly postingRules: ReadonlySet<string>;
}

export interface Verified {
	readonly judged: Judged;
	readonly model: string;
	readonly outcome: VerifyOutcome;
}

/** @param findings in the order of their rank, all sure enough to be posted on a line. */
export async function verify(
	findings: readonly Finding[],
	material: VerifyMaterial,
	world: ModelWorld,
): Promise<Verified> {
	const { request, answered } = material;
	const chosen = request.configuration.model;
	const candidates = findings.slice(0, MOST_VERIFIED);
	const items = await Promise.all(
		candidates.map((finding, index) => itemOf(`F${index + 1}`, finding, material, world)),
	);
	const { title = "", body = "" } = request.pullRequest ?? {};
	const model = modelId(chosen.verifier, { aliases: world.aliases });
	const outcome = await verifyFindings(
		{
			items,
			description: `${title}\n\n${body}`.trim(),
			background: backgroundOf(candidates, answered),
			model,
			nonce: world.nonce,
			secrets: world.secrets,
			settings: promptSettings(chosen),
		},
		world.calls,
		(dollars) => world.onProgress({ kind: "spent", agent: "verifier", dollars }),
	);
	return { judged: judgedBy(findings, outcome.opinions), model, outcome };
}

async function itemOf(
	id: string,
	finding: Finding,
	{ request, headText, items, postingRules }: VerifyMaterial,
	world: ModelWorld,
): Promise<VerifyItem> {
	const { path, startLine, endLine, snippet, title, problem, recommendation, sources } = finding;
	const file = request.change.files.find((one) => one.path === path);
	const head = headText.get(path);
	const range = rangeAround(finding, items.get(path) ?? [], head?.split("\n").length ?? endLine);
	const base = file && file.status !== "added" ? await world.readBase(file.previousPath ?? path) : undefined;
	return {
		id,
		path,
		startLine,
		endLine,
		snippet,
		title,
		problem,
		recommendation,
		isStatic: sources.some((source) => postingRules.has(source)),
		base: base && file ? printLines(new TextDecoder().decode(base), baseRange(range, file)) : "",
		head: printLines(head, range, file && addedLines(file)),
	};
}

/** What the agents that found something were shown of the code, each section once. */
function backgroundOf(findings: readonly Finding[], answered: readonly Answered[]): readonly ShownSection[] {
	const paths = new Set(findings.map(({ path }) => path));
	const telling = answered.filter(({ request }) => request.files.some((path) => paths.has(path)));
	const sections = telling.flatMap(({ context }) => context.sections.filter(({ kind }) => BACKGROUND.includes(kind)));
	return [...new Map(sections.map((section) => [section.text, section])).values()];
}

function judgedBy(findings: readonly Finding[], opinions: ReadonlyMap<string, Opinion>): Judged {
	const judged = findings.map((finding, index) => {
		const id = `F${index + 1}`;
		return { id, finding, opinion: opinions.get(id) };
	});
	const standing = takeIn(judged.filter(({ opinion }) => opinion?.kind !== "refuted"));
	return {
		kept: standing.filter(({ opinion }) => opinion?.kind === "kept").map(({ finding }) => finding),
		// without an opinion: too many to be judged, and so to be posted
		doubtful: standing.filter(({ opinion }) => opinion?.kind !== "kept").map(({ finding }) => finding),
		refuted: judged.flatMap(({ finding, opinion }) =>
			opinion?.kind === "refuted" ? [{ finding, by: "verifier", reason: opinion.reason }] : [],
		),
	};
}
