import type { AgentRun, ReviewResult } from "../../review/result.ts";
import {
	agentRun,
	cacheShare,
	dollarsText,
	stateWords,
	tokensText,
	totalUsage,
	verifierRun,
} from "../model-figures.ts";
import { duration } from "../numbers.ts";
import { clip } from "../text/clip.ts";
import { codeSpan } from "./code.ts";
import { fold } from "./fold.ts";

const NAME = 100;
const MOST_AGENTS = 20;
const HEADS = ["Reviewer", "Model", "Files", "Findings", "Cost", "Tokens", "From cache", "Time"];
const NOTE =
	"Findings as handed in, before they were checked and merged. Tokens read and written; from cache: the share of those read.";

/** A table of who reviewed, on which model, at what cost. Empty where no model was asked. */
export function summaryRuns(result: ReviewResult): string {
	const runs = result.model?.runs ?? [];
	if (runs.length === 0) return "";
	const agents = result.agents.slice(0, MOST_AGENTS).map((agent) => {
		return drawRow(result, agent.name, `${agent.files.length}`, agentRun(result, agent.name));
	});
	const verifier = verifierRun(result);
	const rows = [
		line(HEADS),
		line(HEADS.map((_, index) => (index < 2 ? "---" : "--:"))),
		...agents,
		...(verifier ? [drawRow(result, verifier.agent, "", verifier)] : []),
		...(runs.length > 1 ? [totalRow(result, runs)] : []),
	];
	return fold("How this was reviewed", `${rows.join("\n")}\n\n${NOTE}`);
}

function drawRow(result: ReviewResult, name: string, files: string, run: AgentRun | undefined): string {
	const state = stateWords(result, run);
	const reviewer = `${cell(name)}${state === "" ? "" : `, ${state}`}`;
	if (!run) return line([reviewer, "", files, ...HEADS.slice(3).map(() => "")]);
	const { usage, dollars, findings, durationMs } = run;
	const figures = [dollarsText(dollars), tokensText(usage), cacheShare(usage) ?? "", duration(durationMs)];
	return line([reviewer, cell(run.model), files, `${findings}`, ...figures]);
}

/** No time: the agents run side by side. No findings: the verifier counts those of others again. */
function totalRow(result: ReviewResult, runs: readonly AgentRun[]): string {
	const usage = totalUsage(runs);
	const dollars = dollarsText(result.model?.dollars ?? 0);
	return line(["**Together**", "", "", "", dollars, tokensText(usage), cacheShare(usage) ?? "", ""]);
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A bar parts cells even inside of code, and an escaped one is read differently by different readers. */
function cell(text: string): string {
	return codeSpan(clip(text, NAME).replaceAll("|", "¦"));
}
