/** Changes and findings for the tests, from as little as possible. */

import type { ChangedFile, ChangeSet, DiffLine, Hunk } from "../../src/change/change-set.ts";
import type { Estimate, RawFinding } from "../../src/findings/finding.ts";
import type { SettlingWorld } from "../../src/findings/settle.ts";
import type { Item } from "../../src/syntax/item.ts";

/** Hunks from lines marked `+`, `-` or space; a line `@` and a head line number starts the next hunk. */
function makeHunks(marked: readonly string[]): Hunk[] {
	const hunks: Hunk[] = [];
	let lines: DiffLine[] = [];
	let next = { old: 1, new: 1 };
	const finish = (start: { old: number; new: number }) => {
		const oldCount = lines.filter((line) => line.oldNumber !== undefined).length;
		const newCount = lines.filter((line) => line.newNumber !== undefined).length;
		if (lines.length > 0) {
			hunks.push({ oldStart: start.old, oldCount, newStart: start.new, newCount, section: "", lines });
		}
		lines = [];
	};
	let start = next;
	for (const line of marked) {
		if (line.startsWith("@")) {
			finish(start);
			const number = Number(line.slice(1));
			next = { old: number, new: number };
			start = next;
			continue;
		}
		lines.push(makeLine(line, next));
		next = { old: next.old + (line.startsWith("+") ? 0 : 1), new: next.new + (line.startsWith("-") ? 0 : 1) };
	}
	finish(start);
	return hunks;
}

function makeLine(line: string, at: { old: number; new: number }): DiffLine {
	const text = line.slice(1);
	if (line.startsWith("+")) return { kind: "added", newNumber: at.new, text };
	if (line.startsWith("-")) return { kind: "deleted", oldNumber: at.old, text };
	return { kind: "context", oldNumber: at.old, newNumber: at.new, text };
}

export function makeFile(path: string, marked: readonly string[], more: Partial<ChangedFile> = {}): ChangedFile {
	return { path, status: "modified", kind: "text", hunks: makeHunks(marked), ...more };
}

/** A file that the change adds whole. */
export function makeAdded(path: string, text: string): ChangedFile {
	return makeFile(
		path,
		text.split("\n").map((line) => `+${line}`),
		{ status: "added" },
	);
}

export function makeItem(name: string, startLine: number, endLine: number, more: Partial<Item> = {}): Item {
	const rest = { visibility: "", isAsync: false, isTest: false, attributes: [] };
	return { kind: "fn", name, startLine, signatureLine: startLine, endLine, ...rest, ...more };
}

export const makeEstimate = (level: Estimate["level"]): Estimate => ({ level, because: "" });

export function makeRaw(more: Partial<RawFinding> = {}): RawFinding {
	return {
		source: "clone-in-loop",
		agent: "rust-performance-engineer",
		report: "post",
		issueClass: more.source ?? "clone-in-loop",
		path: "src/a.rs",
		snippet: "x.clone()",
		near: { startLine: 1, endLine: 1 },
		title: "A clone in a loop",
		problem: "It allocates.",
		recommendation: "Borrow.",
		priority: "high",
		gain: makeEstimate("medium"),
		complexity: makeEstimate("low"),
		maintenance: makeEstimate("low"),
		risk: makeEstimate("low"),
		confidence: 0.9,
		...more,
	};
}

export interface WorldFile {
	readonly path: string;
	readonly text: string;
	readonly items?: readonly Item[];
	readonly changed?: ChangedFile;
}

/** A world in which each file was added whole, unless told otherwise, and everything parses. */
export function makeWorld(files: readonly WorldFile[], more: Partial<SettlingWorld> = {}): SettlingWorld {
	const change: ChangeSet = {
		base: undefined,
		head: undefined,
		files: files.map((file) => file.changed ?? makeAdded(file.path, file.text)),
		unread: [],
	};
	return {
		change,
		headText: (path) => files.find((file) => file.path === path)?.text,
		items: (path) => files.find((file) => file.path === path)?.items ?? [],
		stillParses: async (edits) => edits.map(() => true),
		limits: { inlineFindings: 10, findingsPerRule: 3, inlineConfidence: 0.7, listedConfidence: 0.4 },
		alreadySaid: new Set(),
		...more,
	};
}
