/** A diff as GitHub shows it: files, hunks of three lines of context, and numbered lines. */

export interface PullDiff {
	readonly mergeBase: string;
	readonly head: string;
	readonly files: readonly FileDiff[];
}

export interface FileDiff {
	/** Git's letter: A, M, D, R, C, T. */
	readonly letter: string;
	readonly path: string;
	readonly oldPath: string;
	readonly oldSha: string;
	readonly newSha: string;
	/** Empty for binary files, and where only names or modes changed. */
	readonly hunks: readonly Hunk[];
}

export interface Hunk {
	/** `@@ -1,2 +1,3 @@ …` */
	readonly header: string;
	readonly lines: readonly DiffLine[];
}

export interface DiffLine {
	/** With its first character: ` `, `+`, `-` or `\`. */
	readonly text: string;
	/** 1-based line numbers of the old and new file, where the line is of them. */
	readonly old: number | undefined;
	readonly new: number | undefined;
	/** Lines down from the file's first hunk header, which is 0. */
	readonly position: number;
}

/** Reads what `git diff --raw -z --patch` prints. */
export function parsePullDiff(printed: string): FileDiff[] {
	const { entries, patch } = splitRaw(printed);
	const sections = patch === "" ? [] : patch.split(/^(?=diff --git )/m);
	let next = 0;
	return entries.map((entry) => {
		const section = sections[next] ?? "";
		// A change of type is told as a deletion and an addition.
		next += entry.letter === "T" ? 2 : 1;
		return { ...entry, hunks: parseHunks(section) };
	});
}

type RawEntry = Omit<FileDiff, "hunks">;

function splitRaw(printed: string): { entries: RawEntry[]; patch: string } {
	const entries: RawEntry[] = [];
	const record = /:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*\0([^\0]+)\0/y;
	const second = /([^\0]+)\0/y;
	for (let found = record.exec(printed); found !== null; found = record.exec(printed)) {
		const [, oldSha = "", newSha = "", letter = "", oldPath = ""] = found;
		let path = oldPath;
		if (letter === "R" || letter === "C") {
			second.lastIndex = record.lastIndex;
			path = second.exec(printed)?.[1] ?? oldPath;
			record.lastIndex = second.lastIndex;
		}
		entries.push({ letter, path, oldPath, oldSha, newSha });
	}
	const patch = printed.indexOf("diff --git ");
	return { entries, patch: patch === -1 ? "" : printed.slice(patch) };
}

function parseHunks(section: string): Hunk[] {
	const start = section.search(/^@@ /m);
	if (start === -1) return [];
	const hunks: { header: string; lines: DiffLine[] }[] = [];
	const numbers = { old: 0, new: 0 };
	for (const [position, text] of section.slice(start).replace(/\n$/, "").split("\n").entries()) {
		const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
		if (header !== null) {
			numbers.old = Number(header[1]);
			numbers.new = Number(header[2]);
			hunks.push({ header: text, lines: [] });
		} else {
			hunks.at(-1)?.lines.push(numberLine(text, position, numbers));
		}
	}
	return hunks;
}

function numberLine(text: string, position: number, numbers: { old: number; new: number }): DiffLine {
	const kind = text[0];
	const inOld = kind === " " || kind === "-";
	const inNew = kind === " " || kind === "+";
	const line = { text, position, old: inOld ? numbers.old : undefined, new: inNew ? numbers.new : undefined };
	if (inOld) numbers.old += 1;
	if (inNew) numbers.new += 1;
	return line;
}

/** As the files listing and `diff_hunk` print it. */
export function patchText(file: FileDiff): string | undefined {
	if (file.hunks.length === 0) return undefined;
	return file.hunks.map((hunk) => [hunk.header, ...hunk.lines.map((line) => line.text)].join("\n")).join("\n");
}

export function countLines(file: FileDiff, sign: "+" | "-"): number {
	return file.hunks.flatMap((hunk) => hunk.lines).filter((line) => line.text.startsWith(sign)).length;
}
