/**
 * Measures on cases with known defects what the chosen agents are shown: the defective lines, the items around them, and
 * the tokens that it takes.
 *
 *     node scripts/measure-context.ts CASES.jsonl --repos PATTERN [--print ID] [--without-rules]
 *
 * PATTERN is the path of a repository, with `{owner}` and `{name}`. `--print` shows one case's contexts and no figures.
 */

import { parseArgs } from "node:util";
import { estimateTokens } from "../src/context/estimate-tokens.ts";
import type { EvaluationCase } from "../src/evaluation/case.ts";
import { builtInAgents } from "../src/settings/read-settings.ts";
import { openSyntax } from "../src/syntax/open-syntax.ts";
import { type CaseWorld, type OpenCase, readCaseFiles, withCase } from "./support/open-case.ts";
import { seeDefect } from "./support/see-defect.ts";
import { linesShown, type Shown, showCase } from "./support/show-case.ts";
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
		for (const one of chosen) measured.push(await withCase(one, world, (opened) => measureCase(one, opened)));
		if (values.print === undefined) printFigures(measured);
	} finally {
		await syntax.close();
	}
}

async function measureCase(one: EvaluationCase, opened: OpenCase) {
	const started = performance.now();
	const shown = await showCase(opened);
	const ms = performance.now() - started;
	if (values.print !== undefined) shown.forEach(print);
	const seen = one.defects.map((defect) => {
		const readers = shown.map(({ text }) => linesShown(text, defect.path));
		const place = `${one.id} ${defect.path}:${defect.start_line}-${defect.end_line}`;
		return { place, ...seeDefect(defect, readers, opened.request.items.get(defect.path) ?? []) };
	});
	return { shown, seen, ms };
}

function print({ batch, part, context, notReviewed, text }: Shown): void {
	const title = `${batch.agent.name}, ${part}, ${context.tokens} tokens`;
	console.log([`##### ${title}`, ...notReviewed, text, ""].join("\n"));
}

function printFigures(measured: readonly Awaited<ReturnType<typeof measureCase>>[]): void {
	const seen = measured.flatMap((one) => one.seen);
	const shown = measured.flatMap((one) => one.shown);
	const share = (count: number): string => `${count} of ${seen.length} (${((100 * count) / seen.length).toFixed(1)} %)`;
	for (const one of seen) {
		if (!one.line || one.item === "missing") console.log(`${one.place}: line ${one.line}, item ${one.item}`);
	}
	console.log(`defective lines shown   ${share(seen.filter(({ line }) => line).length)}`);
	for (const kind of ["whole", "windowed", "none", "missing"]) {
		console.log(`enclosing item ${kind.padEnd(9)}${share(seen.filter(({ item }) => item === kind).length)}`);
	}
	console.log(`prompts                 ${shown.length} in ${measured.length} cases`);
	console.log(`context tokens          ${statistics(shown.map(({ context }) => context.tokens))}`);
	console.log(`with the agent's text   ${statistics(shown.map(withAgentText))}`);
	console.log(`milliseconds a case     ${statistics(measured.map(({ ms }) => ms))}`);
}

const withAgentText = ({ context, batch }: Shown): number => context.tokens + estimateTokens(batch.agent.prompt);

function statistics(figures: readonly number[]): string {
	const { median, ninety, max } = spread(figures);
	return `median ${median}, 90 % ${ninety}, max ${max}`;
}

await main();
