/**
 * Measures on cases with known defects what the chosen agents are shown: the defective lines, the items around them, and
 * the tokens that it takes. The questions are those that a review would ask; none is sent.
 *
 *     node scripts/measure-context.ts CASES.jsonl --repos PATTERN [--print ID] [--without-rules]
 *
 * PATTERN is the path of a repository, with `{owner}` and `{name}`. `--print` shows one case's prompts and no figures.
 */

import { parseArgs } from "node:util";
import type { EvaluationCase } from "../src/evaluation/case.ts";
import { firstCall } from "../src/model/ask-agent.ts";
import { printPrompt } from "../src/model/prompt/print-prompt.ts";
import type { Question } from "../src/review/agents/prepare-questions.ts";
import { builtInAgents } from "../src/settings/read-settings.ts";
import { openSyntax } from "../src/syntax/open-syntax.ts";
import { type CaseWorld, readCaseFiles, withCase } from "./support/open-case.ts";
import { seeDefects } from "./support/see-defect.ts";
import { type SentTokens, sentTokens } from "./support/sent-tokens.ts";
import { spread } from "./support/spread.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		repos: { type: "string", default: "repos/{owner}/{name}" },
		print: { type: "string" },
		"without-rules": { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	const cases = await readCaseFiles(positionals);
	const chosen = values.print === undefined ? cases : cases.filter(({ id }) => id === values.print);
	if (chosen.length === 0) throw new Error("No case to measure: name files of cases, one JSON object a line.");
	const syntax = openSyntax();
	const agents = await builtInAgents();
	const world: CaseWorld = { repositories: values.repos, agents, syntax, withRules: !values["without-rules"] };
	try {
		const measured = [];
		for (const one of chosen) measured.push(await measureCase(one, world));
		if (values.print === undefined) printFigures(measured);
	} finally {
		await syntax.close();
	}
}

function measureCase(one: EvaluationCase, world: CaseWorld) {
	const started = performance.now();
	return withCase(one, world, async (opened) => {
		const ms = performance.now() - started;
		const { questions, notRead } = opened;
		if (values.print !== undefined) console.log([...notRead, ...questions.map(print)].join("\n"));
		const seen = await seeDefects(one.defects, opened, world.syntax);
		const places = one.defects.map((defect) => `${one.id} ${defect.path}:${defect.start_line}-${defect.end_line}`);
		return {
			contexts: questions.map(({ context }) => context.tokens),
			sent: sentTokens(questions),
			seen: seen.map((what, index) => ({ place: places[index], ...what })),
			ms,
		};
	});
}

function print({ request, context }: Question): string {
	return `##### ${request.agent.name}, ${context.tokens} tokens of context\n${printPrompt(firstCall(request))}\n`;
}

function printFigures(measured: readonly Awaited<ReturnType<typeof measureCase>>[]): void {
	const seen = measured.flatMap((one) => one.seen);
	const sent = measured.flatMap((one) => one.sent);
	const share = (count: number): string => `${count} of ${seen.length} (${((100 * count) / seen.length).toFixed(1)} %)`;
	for (const one of seen) {
		if (!one.line || one.item === "missing") console.log(`${one.place}: line ${one.line}, item ${one.item}`);
	}
	console.log(`defective lines shown   ${share(seen.filter(({ line }) => line).length)}`);
	for (const kind of ["whole", "windowed", "none", "missing"]) {
		console.log(`enclosing item ${kind.padEnd(9)}${share(seen.filter(({ item }) => item === kind).length)}`);
	}
	console.log(`prompts                 ${sent.length} in ${measured.length} cases`);
	console.log(`context tokens          ${statistics(measured.flatMap(({ contexts }) => contexts))}`);
	console.log(`tokens of the call      ${statistics(sent.map(({ tokens }) => tokens))}`);
	console.log(`mean call of a case     ${statistics(measured.flatMap(meanCall))}`);
	console.log(`without a change        ${statistics(sent.map(({ fixedTokens }) => fixedTokens))}`);
	console.log(`milliseconds a case     ${statistics(measured.map(({ ms }) => ms))}`);
}

/** Nothing for a case that no agent is asked about. Large changes have more agents: of all calls, most are theirs. */
function meanCall({ sent }: { readonly sent: readonly SentTokens[] }): number[] {
	return sent.length === 0 ? [] : [sent.reduce((sum, { tokens }) => sum + tokens, 0) / sent.length];
}

function statistics(figures: readonly number[]): string {
	const { median, ninety, max } = spread(figures);
	return `median ${median}, 90 % ${ninety}, max ${max}`;
}

await main();
