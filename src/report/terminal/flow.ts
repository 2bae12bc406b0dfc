import { displayWidth } from "../text/display-width.ts";
import type { Style } from "./paint.ts";
import type { Screen } from "./screen.ts";

export interface Part {
	readonly text: string;
	readonly styles: readonly Style[];
}

/** Parts side by side, two spaces between, each whole; what does not fit starts a new line. Empty parts are left out. */
export function flow(parts: readonly Part[], width: number, screen: Screen): readonly string[] {
	const lines: string[] = [];
	let current = "";
	let used = 0;
	for (const part of parts.filter((each) => each.text !== "")) {
		const size = displayWidth(part.text);
		const painted = screen.paint(part.styles, part.text);
		if (current !== "" && used + 2 + size > width) {
			lines.push(current);
			current = painted;
			used = size;
		} else {
			used += size + (current === "" ? 0 : 2);
			current = current === "" ? painted : `${current}  ${painted}`;
		}
	}
	return [...lines, current];
}
