import type { ChangedFile, DiffLine } from "../../src/change/change-set.ts";

/** The head's text, from the base's and what the parsed change says; throws where the two do not fit. */
export function applyFile(base: string, file: ChangedFile): string {
	const old = linesOf(base);
	const result: string[] = [];
	let at = 0;
	for (const hunk of file.hunks) {
		const start = hunk.oldCount === 0 ? hunk.oldStart : hunk.oldStart - 1;
		result.push(...old.slice(at, start));
		at = start;
		for (const line of hunk.lines) {
			if (line.kind !== "added") expectSame(old[at++], line);
			if (line.kind !== "deleted") result.push(terminated(line));
			if (line.newNumber !== undefined && line.newNumber !== result.length) throw new Error("wrong new number");
			if (line.oldNumber !== undefined && line.oldNumber !== at) throw new Error("wrong old number");
		}
	}
	return [...result, ...old.slice(at)].join("");
}

function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function terminated(line: DiffLine): string {
	return line.noNewline ? line.text : `${line.text}\n`;
}

function expectSame(old: string | undefined, line: DiffLine): void {
	if (old !== terminated(line)) throw new Error(`base has ${JSON.stringify(old)}, the change ${JSON.stringify(line)}`);
}
