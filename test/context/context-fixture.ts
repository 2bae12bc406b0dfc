/** Changes and repositories made of a few lines, for the tests of the context. */

import type { Agent, Assignment } from "../../src/agents/agent.ts";
import type { ChangedFile, DiffLine } from "../../src/change/change-set.ts";
import type { ContextRequest, Grep } from "../../src/context/context-request.ts";
import type { Syntax } from "../../src/syntax/open-syntax.ts";

/** One file of a change: rows as in a diff, ` same`, `+added`, `-deleted`, over the whole file in one hunk. */
export function changedFile(path: string, rows: readonly string[], more: Partial<ChangedFile> = {}): ChangedFile {
	let [oldNumber, newNumber] = [0, 0];
	const lines = rows.map((row): DiffLine => {
		const text = row.slice(1);
		if (row.startsWith("+")) return { kind: "added", newNumber: ++newNumber, text };
		if (row.startsWith("-")) return { kind: "deleted", oldNumber: ++oldNumber, text };
		return { kind: "context", oldNumber: ++oldNumber, newNumber: ++newNumber, text };
	});
	const hunk = {
		oldStart: Math.min(1, oldNumber),
		oldCount: oldNumber,
		newStart: Math.min(1, newNumber),
		newCount: newNumber,
		section: "",
		lines,
	};
	return { path, status: "modified", kind: "text", hunks: [hunk], ...more };
}

export function headOf(rows: readonly string[]): string {
	return rows
		.filter((row) => !row.startsWith("-"))
		.map((row) => `${row.slice(1)}\n`)
		.join("");
}

/** Each line of a text as a row of the same kind. */
export function rowsOf(mark: " " | "+" | "-", text: string): string[] {
	return text
		.replace(/\n$/, "")
		.split("\n")
		.map((line) => mark + line);
}

export const AGENT: Agent = {
	name: "rust-performance-engineer",
	description: "",
	other: {},
	prompt: "",
	file: "agents/rust-performance-engineer.md",
	review: {
		focus: "performance",
		applies: { crates: [], symbols: [], paths: [], changes: [] },
		sections: [],
		questions: [
			{ key: "throughput", question: "How many messages a second?" },
			{ key: "latency", question: "How fast must an answer come?" },
		],
	},
};

export const assigned = (...files: string[]): Assignment => ({ agent: AGENT, files, reason: "chosen for a test" });

/** A request about files in rows, in a repository that holds `others` besides. */
export async function requestOf(
	files: Readonly<Record<string, readonly string[]>>,
	syntax: Pick<Syntax, "describe">,
	others: Readonly<Record<string, string>> = {},
	more: Partial<ContextRequest> = {},
): Promise<ContextRequest> {
	const headText = new Map(Object.entries(files).map(([path, rows]) => [path, headOf(rows)]));
	const head = new Map([...Object.entries(others), ...headText]);
	const rust = [...headText].filter(([path]) => path.endsWith(".rs")).map(([path, text]) => ({ path, text }));
	const described = await syntax.describe(rust);
	const texts = [...described].map(([path, one]) => [path, one.kind === "ok" ? one.items : []] as const);
	return {
		change: {
			base: undefined,
			head: undefined,
			files: Object.entries(files).map(([path, rows]) => changedFile(path, rows)),
			unread: [],
		},
		headText,
		items: new Map(texts),
		readHead: async (path) => (head.has(path) ? new TextEncoder().encode(head.get(path)) : undefined),
		grep: grepIn(head),
		describe: syntax.describe,
		staticFindings: [],
		hints: [],
		guidelines: [],
		instructions: [],
		constraints: {},
		budgetTokens: 12_000,
		...more,
	};
}

/** As git greps: the patterns that the context asks with mean the same to both. */
function grepIn(files: ReadonlyMap<string, string>): Grep {
	return async (pattern, options = {}) => {
		const expression = new RegExp(options.word ? `\\b(?:${pattern})\\b` : pattern);
		return [...files].flatMap(([path, text]) =>
			text.split("\n").flatMap((line, index) => (expression.test(line) ? [{ path, line: index + 1, text: line }] : [])),
		);
	};
}

/** `count` statements, a line each. */
export const statements = (count: number, indent = "    "): string =>
	Array.from({ length: count }, (_, index) => `${indent}step_${index}();\n`).join("");
