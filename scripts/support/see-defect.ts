/** Whether readers of a change are shown a known defect: its lines, and the item around them. */

import type { ReadFile } from "../../src/change/change-set.ts";
import type { Defect } from "../../src/evaluation/case.ts";
import type { Question } from "../../src/review/agents/prepare-questions.ts";
import { describeFiles } from "../../src/review/describe-files.ts";
import { enclosingItems, type Item } from "../../src/syntax/item.ts";
import type { Syntax } from "../../src/syntax/open-syntax.ts";

export interface Seen {
	/** One reader is shown every line of it. */
	readonly line: boolean;
	/** The best that a reader is shown of the function or type around: `windowed` has its first line, not all. */
	readonly item: "whole" | "windowed" | "missing" | "none";
}

interface Asked {
	readonly questions: readonly Question[];
	readonly readHead: ReadFile;
}

/** What the agents are shown of each defect, in their order. */
export async function seeDefects(defects: readonly Defect[], asked: Asked, syntax: Syntax): Promise<Seen[]> {
	const items = await itemsOf(defects, asked.readHead, syntax);
	return defects.map((defect) => {
		const readers = asked.questions.map((question) => linesShown(question, defect.path));
		return seeDefect(defect, readers, items.get(defect.path) ?? []);
	});
}

/** Items of the head versions of the defects' files, by path. */
export async function itemsOf(defects: readonly Defect[], readHead: ReadFile, syntax: Syntax) {
	const paths = [...new Set(defects.map(({ path }) => path))];
	const texts = await Promise.all(paths.map(async (path) => new TextDecoder().decode(await readHead(path))));
	return describeFiles(paths, new Map(paths.map((path, index) => [path, texts[index] ?? ""])), syntax);
}

const BY_WORTH: readonly Seen["item"][] = ["missing", "none", "windowed", "whole"];

/**
 * @param readers the head lines of the defect's file that each is shown.
 * @param items of the head version of that file.
 */
export function seeDefect(defect: Defect, readers: readonly ReadonlySet<number>[], items: readonly Item[]): Seen {
	const lines = range(defect.start_line, defect.end_line);
	const around = enclosingItems(items, defect.start_line);
	const item = around.findLast(({ kind }) => kind !== "mod" && kind !== "impl");
	const best = Math.max(0, ...readers.map((numbers) => BY_WORTH.indexOf(itemSeen(numbers, item))));
	return {
		line: readers.some((numbers) => lines.every((line) => numbers.has(line))),
		item: BY_WORTH[best] ?? "missing",
	};
}

/** Numbers of the head lines of a file that a question shows in its change sections. */
function linesShown({ request }: Question, path: string): ReadonlySet<number> {
	const changes = request.shown.sections.filter((section) => section.kind === "change" && section.path === path);
	return new Set(changes.flatMap(({ text }) => [...text.matchAll(/^ *(\d+)(?: [+> ](?: |$)|$)/gm)].map(numberOf)));
}

const numberOf = (match: RegExpExecArray): number => Number(match[1]);

function itemSeen(numbers: ReadonlySet<number>, item: Item | undefined): Seen["item"] {
	if (!item) return "none";
	if (range(item.signatureLine, item.endLine).every((line) => numbers.has(line))) return "whole";
	return numbers.has(item.signatureLine) ? "windowed" : "missing";
}

const range = (start: number, end: number): number[] => Array.from({ length: end - start + 1 }, (_, i) => start + i);
