export interface CommandLine {
	/** 1-based line of the comment. */
	readonly line: number;
	/** From the slash on, without spaces at the end. */
	readonly text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const QUOTE = /^ {0,3}>/;
const COMMAND = /^ {0,3}\/\S/;
const INDENTED_CODE = /^(?: {4}| *\t)/;

/**
 * The lines of a comment that may be commands: those with a slash in front, from the first line on, up to the first line
 * of prose. Blank lines, quotes and code are passed over; a line right under a quote still belongs to it, as GitHub
 * shows it.
 */
export function commandLines(comment: string): readonly CommandLine[] {
	const found: CommandLine[] = [];
	let fence: string | undefined;
	let isQuoted = false;
	for (const [index, line] of comment.split(/\r\n|\r|\n/).entries()) {
		const isBlank = line.trim() === "";
		const wasQuoted: boolean = isQuoted;
		isQuoted = QUOTE.test(line) || (isQuoted && !isBlank);
		if (fence !== undefined) {
			if (closes(line, fence)) fence = undefined;
			isQuoted = wasQuoted;
		} else if (isBlank || isQuoted || INDENTED_CODE.test(line)) {
			// Passed over.
		} else if (FENCE.test(line)) {
			fence = FENCE.exec(line)?.[1];
		} else if (COMMAND.test(line)) {
			found.push({ line: index + 1, text: line.trim() });
		} else {
			return found;
		}
	}
	return found;
}

function closes(line: string, fence: string): boolean {
	const run = FENCE.exec(line)?.[1] ?? "";
	return run.startsWith(fence) && line.trim() === run;
}
