/**
 * Measures on cases with known defects what the chosen agents are shown: the defective lines, the items around them, and
 * the tokens that it takes.
 *
 *     node scripts/measure-context.ts CASES.jsonl --repos PATTERN [--print ID] [--without-rules]
 *
 * PATTERN is the path of a repository, with `{owner}` and `{name}`. `--print` shows one case's contexts and no figures.
 */

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Agent, Assignment } from "../src/agents/agent.ts";
import { chooseAgents } from "../src/agents/choose-agents.ts";
import { loadAgents } from "../src/agents/load-agents.ts";
import { buildProfile } from "../src/change/build-profile.ts";
import type { ChangeSet, ObjectId, ReadFile } from "../src/change/change-set.ts";
import { parseChange } from "../src/change/parse-change.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { buildContext } from "../src/context/build-context.ts";
import type { ContextRequest } from "../src/context/context-request.ts";
import { estimateTokens } from "../src/context/estimate-tokens.ts";
import { DEFAULT_BUDGET_TOKENS } from "../src/context/limits.ts";
import { printContext } from "../src/context/print-context.ts";
import { readGuidelines } from "../src/context/read-guidelines.ts";
import { rememberLookups } from "../src/context/remember-lookups.ts";
import { splitBatches } from "../src/context/split-batches.ts";
import { type EvaluationCase, readCases } from "../src/evaluation/case.ts";
import { openRepository } from "../src/git/open-repository.ts";
import { review } from "../src/review/review.ts";
import { selectFiles } from "../src/review/select-files.ts";
import { NO_OWN_RULES } from "../src/rules/own-rules.ts";
import { openRuleBook } from "../src/rules/rule-book.ts";
import { enclosingItems, type Item } from "../src/syntax/item.ts";
import { openSyntax, type Syntax } from "../src/syntax/open-syntax.ts";
import { scan } from "../src/syntax/scan/scan.ts";

interface Shown {
	readonly agent: string;
	readonly text: string;
	readonly tokens: number;
	readonly promptTokens: number;
}

interface Seen {
	readonly id: string;
	readonly defect: string;
	readonly class: string;
	readonly line: boolean;
	readonly item: "whole" | "windowed" | "missing" | "none";
}

const NONCE = "measured0000";
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		repos: { type: "string", default: "repos/{owner}/{name}" },
		print: { type: "string" },
		"without-rules": { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	const cases = positionals.length > 0 ? (await Promise.all(positionals.map(read))).flat() : [];
	const chosen = values.print === undefined ? cases : cases.filter(({ id }) => id === values.print);
	if (chosen.length === 0) throw new Error("No case to measure: name files of cases, one JSON object a line.");
	const agents = await builtInAgents();
	const syntax = openSyntax();
	try {
		const measured = [];
		for (const one of chosen) measured.push(await measureCase(one, agents, syntax));
		if (values.print === undefined) printFigures(measured);
	} finally {
		await syntax.close();
	}
}

const read = async (file: string): Promise<EvaluationCase[]> => readCases(await readFile(file, "utf8"), file);

async function measureCase(one: EvaluationCase, agents: readonly Agent[], syntax: Syntax) {
	const [owner = "", name = ""] = one.repo.split("/");
	const repository = await openRepository(values.repos.replaceAll("{owner}", owner).replaceAll("{name}", name));
	const [base, head] = [one.base as ObjectId, one.head as ObjectId];
	const { patch, cut } = await repository.diff(base, head);
	const [headFiles, baseFiles] = [repository.readAt(head), repository.readAt(base)];
	try {
		const change: ChangeSet = { base, head, ...parseChange(patch, { cut }) };
		const selection = await selectFiles(change, headFiles.read, () => true);
		const headText = new Map(selection.files.map(({ file, text }) => [file.path, text]));
		const profile = buildProfile(change, { heads: headText, symbols: agents.flatMap(symbolsOf) });
		const relevant = [...headText.keys()].filter((path) => profile.signals.some((signal) => signal.path === path));
		const assignments = chooseAgents(profile, agents, DEFAULTS, { files: relevant });
		const items = await describeAll(relevant, headText, syntax);
		const request = rememberLookups({
			change,
			headText,
			items,
			readHead: headFiles.read,
			grep: (pattern, options) => repository.grep(head, pattern, options),
			describe: syntax.describe,
			...(await evidenceOf(change, headFiles.read, agents, syntax)),
			pullRequest: { title: "Change", body: "" },
			guidelines: await readGuidelines(relevant, baseFiles.read),
			instructions: [],
			constraints: {},
			budgetTokens: DEFAULT_BUDGET_TOKENS,
		});
		const started = performance.now();
		const shown = (await Promise.all(assignments.map((assignment) => show(assignment, request)))).flat();
		const ms = performance.now() - started;
		return { shown, seen: one.defects.map((defect) => see(one, defect, shown, items)), ms, agents: assignments.length };
	} finally {
		await Promise.all([headFiles.close(), baseFiles.close()]);
	}
}

const symbolsOf = (agent: Agent): readonly string[] => agent.review?.applies.symbols ?? [];

async function describeAll(paths: readonly string[], texts: ReadonlyMap<string, string>, syntax: Syntax) {
	const rust = paths.filter((path) => path.endsWith(".rs"));
	const described = await syntax.describe(rust.map((path) => ({ path, text: texts.get(path) ?? "" })));
	return new Map([...described].map(([path, one]) => [path, one.kind === "ok" ? one.items : []] as const));
}

/** What the rules alone would hand the agents. */
async function evidenceOf(change: ChangeSet, readHead: ReadFile, agents: readonly Agent[], syntax: Syntax) {
	if (values["without-rules"]) return { staticFindings: [], hints: [] };
	const world = { readHead, book: openRuleBook(), own: NO_OWN_RULES, scan, syntax, progress: () => {} };
	const result = await review({ change, configuration: DEFAULTS, agents }, { ...world, now: () => performance.now() });
	return { staticFindings: [...result.findings, ...result.listed], hints: result.hints };
}

async function builtInAgents(): Promise<readonly Agent[]> {
	const folder = fileURLToPath(new URL("../agents/", import.meta.url));
	const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
	const texts = names.map(async (file) => ({ file, text: await readFile(folder + file, "utf8") }));
	return loadAgents(await Promise.all(texts)).agents;
}

async function show(assignment: Assignment, request: ContextRequest): Promise<Shown[]> {
	const { batches, notReviewed } = splitBatches(assignment, request);
	return Promise.all(
		batches.map(async (batch, index) => {
			const context = await buildContext(batch, request);
			const text = printContext(context, NONCE);
			if (values.print !== undefined) {
				const title = `${assignment.agent.name}, ${index + 1} of ${batches.length}, ${context.tokens} tokens`;
				console.log([`##### ${title}`, ...notReviewed, text, ""].join("\n"));
			}
			const promptTokens = context.tokens + estimateTokens(assignment.agent.prompt);
			return { agent: assignment.agent.name, text, tokens: context.tokens, promptTokens };
		}),
	);
}

function see(
	one: EvaluationCase,
	defect: EvaluationCase["defects"][number],
	shown: readonly Shown[],
	items: ReadonlyMap<string, readonly Item[]>,
): Seen {
	const { path, start_line: start, end_line: end } = defect;
	const texts = shown.map(({ text }) => linesShown(text, path));
	const lines = Array.from({ length: end - start + 1 }, (_, index) => start + index);
	const around = enclosingItems(items.get(path) ?? [], start);
	const item = around.findLast(({ kind }) => kind !== "mod" && kind !== "impl");
	const best = texts.map((numbers) => ({
		line: lines.every((line) => numbers.has(line)),
		item: itemSeen(numbers, item),
	}));
	const rank = ["missing", "none", "windowed", "whole"];
	const bestItem = best.map((each) => each.item).sort((left, right) => rank.indexOf(right) - rank.indexOf(left))[0];
	return {
		id: one.id,
		defect: `${path}:${start}-${end}`,
		class: defect.class,
		line: best.some((each) => each.line),
		item: bestItem ?? "missing",
	};
}

function itemSeen(numbers: ReadonlySet<number>, item: Item | undefined): Seen["item"] {
	if (!item) return "none";
	const all = Array.from({ length: item.endLine - item.signatureLine + 1 }, (_, index) => item.signatureLine + index);
	if (all.every((line) => numbers.has(line))) return "whole";
	return numbers.has(item.signatureLine) ? "windowed" : "missing";
}

/** Numbers of the head lines of a file that a printed context shows in its change section. */
function linesShown(text: string, path: string): ReadonlySet<number> {
	const part = text
		.split("\n## ")
		.find((one) => one.startsWith("Change (") && one.split("\n", 1)[0]?.endsWith(`: ${path}`));
	const numbers = [...(part ?? "").matchAll(/^ *(\d+) [+ ](?: |$)/gm)].map((match) => Number(match[1]));
	return new Set([...numbers, ...[...(part ?? "").matchAll(/^ *(\d+)( \+)?$/gm)].map((match) => Number(match[1]))]);
}

function printFigures(measured: readonly Awaited<ReturnType<typeof measureCase>>[]): void {
	const seen = measured.flatMap((one) => one.seen);
	const shown = measured.flatMap((one) => one.shown);
	const share = (count: number): string => `${count} of ${seen.length} (${((100 * count) / seen.length).toFixed(1)} %)`;
	for (const one of seen) {
		if (!one.line || one.item === "missing") console.log(`${one.id} ${one.defect}: line ${one.line}, item ${one.item}`);
	}
	console.log(`defective lines shown   ${share(seen.filter(({ line }) => line).length)}`);
	for (const kind of ["whole", "windowed", "none", "missing"]) {
		console.log(`enclosing item ${kind.padEnd(9)}${share(seen.filter(({ item }) => item === kind).length)}`);
	}
	console.log(`prompts                 ${shown.length} in ${measured.length} cases`);
	console.log(`context tokens          ${statistics(shown.map(({ tokens }) => tokens))}`);
	console.log(`with the agent's text   ${statistics(shown.map(({ promptTokens }) => promptTokens))}`);
	console.log(`milliseconds a case     ${statistics(measured.map(({ ms }) => ms))}`);
}

function statistics(figures: readonly number[]): string {
	const sorted = figures.map(Math.round).sort((left, right) => left - right);
	const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return `median ${at(0.5)}, 90 % ${at(0.9)}, max ${at(1)}`;
}

await main();
