import type { Finding } from "../../findings/finding.ts";
import { drawCode } from "./code-frame.ts";
import type { Screen } from "./screen.ts";

/** The suggestion as a small diff against the snippet; lines that both begin or end with are context. */
export function suggestionDiff(finding: Finding, screen: Screen): readonly string[] {
	if (finding.suggestion === undefined) return [];
	const before = finding.snippet.split("\n");
	const after = finding.suggestion === "" ? [] : finding.suggestion.split("\n");
	const head = commonLines(before, after);
	const tail = commonLines(before.slice(head).reverse(), after.slice(head).reverse());
	const draw = (sign: string, text: string) => `${sign} ${drawCode(text, screen.width - 8)}`.trimEnd();
	return [
		...before.slice(0, head).map((text) => screen.paint(["dim"], draw(" ", text))),
		...before.slice(head, before.length - tail).map((text) => screen.paint(["red"], draw("-", text))),
		...after.slice(head, after.length - tail).map((text) => screen.paint(["green"], draw("+", text))),
		...before.slice(before.length - tail).map((text) => screen.paint(["dim"], draw(" ", text))),
	];
}

function commonLines(one: readonly string[], other: readonly string[]): number {
	const differs = one.findIndex((line, index) => line !== other[index]);
	return differs === -1 ? Math.min(one.length, other.length) : differs;
}
