import { showHidden } from "../../change/show-hidden.ts";
import type { Finding } from "../../findings/finding.ts";
import { clipToWidth, expandTabs } from "../text/display-width.ts";
import type { Screen } from "./screen.ts";

/** Lines of code shown above and below the ones that a finding is about. */
const AROUND = 3;
/** A longer stretch shows its first and last lines only. */
const LONGEST_MARKED = 12;
const EDGE = 5;

interface FrameLine {
	readonly number: number;
	readonly text: string;
	readonly marked: boolean;
}

/** The finding's lines with a few around, numbered, the finding's own marked with `>`. */
export function codeFrame(finding: Finding, screen: Screen): readonly string[] {
	const lines = dedented(frameLines(finding, screen));
	const digits = String(lines.at(-1)?.number ?? 0).length;
	const shown = lines.map((line) => drawLine(line, digits, screen));
	const first = lines.findIndex((line) => line.marked);
	const marked = lines.filter((line) => line.marked).length;
	if (marked <= LONGEST_MARKED) return shown;
	const gap = screen.paint(["dim"], `  ${" ".repeat(digits)} ⋮ ${marked - 2 * EDGE} more lines`);
	return [...shown.slice(0, first + EDGE), gap, ...shown.slice(first + marked - EDGE)];
}

function frameLines(finding: Finding, screen: Screen): readonly FrameLine[] {
	const file = screen.linesOf(finding.path);
	const inFile = file !== undefined && finding.endLine <= file.length;
	// Without the file there is still the quoted snippet.
	const lines = inFile ? file : finding.snippet.split("\n");
	const firstNumber = inFile ? 1 : finding.startLine;
	const from = Math.max(firstNumber, finding.startLine - AROUND);
	const to = Math.min(firstNumber + lines.length - 1, finding.endLine + AROUND);
	return lines.slice(from - firstNumber, to - firstNumber + 1).map((text, index) => {
		const number = from + index;
		return { number, text, marked: number >= finding.startLine && number <= finding.endLine };
	});
}

/** Takes off the indentation that all lines share, so that less of a deeply nested line is cut off. */
function dedented(lines: readonly FrameLine[]): readonly FrameLine[] {
	const written = lines.filter((line) => line.text.trim() !== "");
	const shared = Math.min(...written.map((line) => /^(\t*| *)/.exec(line.text)?.[0].length ?? 0));
	const kinds = new Set(written.map((line) => line.text[0]));
	if (kinds.size !== 1 || !Number.isFinite(shared)) return lines;
	return lines.map((line) => ({ ...line, text: line.text.slice(shared) }));
}

function drawLine(line: FrameLine, digits: number, screen: Screen): string {
	const gutter = `${line.marked ? ">" : " "} ${String(line.number).padStart(digits)} │`;
	const text = drawCode(line.text, screen.width - gutter.length - 5);
	const painted = line.marked ? screen.paint(["bold"], gutter) : screen.paint(["dim"], gutter);
	return `${painted} ${line.marked ? text : screen.paint(["dim"], text)}`.trimEnd();
}

/** A line of code made harmless, and cut to the columns there are. */
export function drawCode(text: string, width: number): string {
	const bounded = text.length > 20 * width ? text.slice(0, 20 * width) : text;
	return clipToWidth(expandTabs(showHidden(bounded.replace(/\r$/, ""))), width);
}
