import { showHidden } from "../../change/show-hidden.ts";
import type { ReviewResult } from "../../review/result.ts";
import { agentReports } from "../agent-reports.ts";
import { counted } from "../numbers.ts";
import { wrap } from "../text/wrap.ts";
import { heading } from "./hanging.ts";
import { paintProse } from "./paint.ts";
import { oneLine, type Screen } from "./screen.ts";

/** Lines of one section; the findings are what the reader came for. */
const MOST_LINES = 5;
const INDENT = 5;

/** What the agents wrote beside their findings, the first lines of each section. */
export function drawReports(result: ReviewResult, screen: Screen): readonly string[] {
	const sections = agentReports(result).flatMap(({ agent, sections: parts }) => {
		return parts.flatMap(({ title, text }) => drawSection(`${oneLine(agent)}: ${oneLine(title)}`, text, screen));
	});
	return sections.length === 0 ? [] : [heading("From the agents' reports", screen), ...sections, ""];
}

function drawSection(title: string, text: string, screen: Screen): readonly string[] {
	const lines = wrap(showHidden(text), screen.width - INDENT).filter((line) => line.trim() !== "");
	const more = lines.length - MOST_LINES;
	// A line that says that one line is missing takes as much room as the line.
	const shown = more > 1 ? lines.slice(0, MOST_LINES) : lines;
	const rest = more > 1 ? [screen.paint(["dim"], `… ${counted(more, "more line")}: --format markdown`)] : [];
	const body = [...shown.map((line) => paintProse(screen.paint, line)), ...rest];
	return [...wrap(title, screen.width - 3).map((line) => `   ${line}`), ...body.map((line) => `     ${line}`)];
}
