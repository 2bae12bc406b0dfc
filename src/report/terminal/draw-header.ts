import type { ReviewResult } from "../../review/result.ts";
import { counted, duration } from "../numbers.ts";
import { displayWidth } from "../text/display-width.ts";
import { wrap } from "../text/wrap.ts";
import { flow } from "./flow.ts";
import { paintProse } from "./paint.ts";
import { oneLine, type Screen } from "./screen.ts";

const SHORT_ID = 10;

/** What was reviewed, and which reviewers were chosen for it and why. */
export function drawHeader(result: ReviewResult, range: string | undefined, screen: Screen): readonly string[] {
	const { change } = result;
	const size = `${counted(change.files, "file")}, ${counted(change.addedLines, "added line")}`;
	const work = `${counted(result.rulesRun, "rule")} in ${duration(result.durationMs)}`;
	const what = oneLine(range ?? `${shortId(change.base)}..${shortId(change.head)}`);
	const parts = [
		{ text: "Gregor", styles: ["bold"] },
		{ text: what, styles: [] },
		{ text: size, styles: ["dim"] },
		{ text: work, styles: ["dim"] },
	] as const;
	return [...flow(parts, screen.width, screen), "", ...drawAgents(result, screen)];
}

function shortId(id: string | undefined): string {
	return id?.slice(0, SHORT_ID) ?? "?";
}

function drawAgents({ agents }: ReviewResult, screen: Screen): readonly string[] {
	if (agents.length === 0) return [];
	const column = Math.max(...agents.map((agent) => displayWidth(oneLine(agent.name)))) + 2;
	const lines = agents.flatMap((agent) => {
		const name = oneLine(agent.name);
		const reason = `${oneLine(agent.reason)} (${counted(agent.files.length, "file")})`;
		const wrapped = wrap(reason, screen.width - column - 3);
		return wrapped.map((line, index) => {
			const head = index === 0 ? name + " ".repeat(column - displayWidth(name)) : " ".repeat(column);
			return `   ${screen.paint(["bold"], head)}${paintProse(screen.paint, line)}`;
		});
	});
	return [screen.paint(["bold"], "Reviewers"), ...lines, ""];
}
