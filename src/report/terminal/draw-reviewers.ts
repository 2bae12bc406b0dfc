import type { AgentRun, ReviewResult } from "../../review/result.ts";
import {
	agentRun,
	askedText,
	cacheShare,
	dollarsText,
	isRulesOnly,
	RULES_ONLY,
	stateWords,
	tokensText,
	totalUsage,
	verifierRun,
} from "../model-figures.ts";
import { counted } from "../numbers.ts";
import { displayWidth } from "../text/display-width.ts";
import { wrap } from "../text/wrap.ts";
import { hanging, heading } from "./hanging.ts";
import { paintProse } from "./paint.ts";
import { oneLine, type Screen } from "./screen.ts";

interface Row {
	readonly name: string;
	readonly task: string;
	/** Model, state and cost; empty where no model was there to ask. */
	readonly work: string;
}

/** Who reviewed and why, on which model, at what cost. Nothing where no agent fits the change. */
export function drawReviewers(result: ReviewResult, screen: Screen): readonly string[] {
	const rows = rowsOf(result);
	if (rows.length === 0) return [];
	const column = Math.max(...rows.map(({ name }) => displayWidth(name))) + 2;
	const lines = rows.flatMap((row) => drawRow(row, column, screen));
	return [heading("Reviewers", screen), ...lines, ...drawTotal(result, screen), ""];
}

function rowsOf(result: ReviewResult): readonly Row[] {
	const agents = result.agents.map((agent): Row => {
		const run = agentRun(result, agent.name);
		const task = `${oneLine(agent.reason)} (${counted(agent.files.length, "file")})`;
		return { name: oneLine(agent.name), task, work: workOf(result, run) };
	});
	const verifier = verifierRun(result);
	if (!verifier) return agents;
	const task = `looked again at ${counted(verifier.findings, "finding")}`;
	return [...agents, { name: oneLine(verifier.agent), task, work: workOf(result, verifier) }];
}

function workOf(result: ReviewResult, run: AgentRun | undefined): string {
	const parts = [run && oneLine(run.model), stateWords(result, run), run && dollarsText(run.dollars)];
	return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

function drawRow({ name, task, work }: Row, column: number, screen: Screen): readonly string[] {
	const width = screen.width - column - 3;
	const tasks = wrap(task, width).map((line) => paintProse(screen.paint, line));
	const works = work === "" ? [] : wrap(work, width).map((line) => screen.paint(["dim"], line));
	return [...tasks, ...works].map((line, index) => {
		const head = index === 0 ? name + " ".repeat(column - displayWidth(name)) : " ".repeat(column);
		return `   ${screen.paint(["bold"], head)}${line}`;
	});
}

function drawTotal(result: ReviewResult, screen: Screen): readonly string[] {
	if (isRulesOnly(result)) return hanging("", RULES_ONLY, screen, ["dim"]);
	const { runs = [], dollars = 0 } = result.model ?? {};
	if (runs.length === 0) return [];
	const usage = totalUsage(runs);
	const share = cacheShare(usage);
	const parts = [
		dollarsText(dollars),
		askedText(result),
		`${tokensText(usage)} tokens`,
		...(share === undefined ? [] : [`${share} of the input from cache`]),
	];
	return hanging("", `Claude: ${parts.join(", ")}`, screen);
}
