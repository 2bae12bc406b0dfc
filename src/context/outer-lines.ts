/** Lines that only close something, or go on with a list of conditions: no block begins there. */
const NO_HEADER = /^\s*(?:[)\]}]|\/\/|#\[|$|\.|&&|\|\|)/;
/** A loop, an arm or a call has that many lines of head at most above the line it encloses. */
const MAX_OUTER = 12;

/**
 * The lines above `line` that open the blocks around it, by indentation, outermost first: the loop, the match arm, the
 * branch. They tell how often a line runs, in any language that is indented. Stops at `top`.
 */
export function outerLines(textAt: (line: number) => string | undefined, line: number, top: number): number[] {
	const outer: number[] = [];
	let depth = indentOf(textAt(line) ?? "");
	for (let above = line - 1; above >= top && depth > 0 && outer.length < MAX_OUTER; above--) {
		const text = textAt(above);
		if (text === undefined || NO_HEADER.test(text)) continue;
		const indent = indentOf(text);
		if (indent >= depth) continue;
		depth = indent;
		outer.unshift(above);
	}
	return outer;
}

/** Columns of white space in front; a tab counts four. */
function indentOf(text: string): number {
	const space = /^\s*/.exec(text)?.[0] ?? "";
	return space.replaceAll("\t", "    ").length;
}
