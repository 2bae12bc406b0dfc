/** Reviews a whole repository as if all of its files were new, in parts that the engine takes in its stride. */

import type { ChangedFile, ChangeSet, ReadFile } from "../src/change/change-set.ts";
import { codeRole } from "../src/change/code-role.ts";
import { DEFAULTS } from "../src/config/defaults.ts";
import { openRepository } from "../src/git/open-repository.ts";
import type { ReviewResult } from "../src/review/result.ts";
import { review } from "../src/review/review.ts";
import { NO_OWN_RULES } from "../src/rules/own-rules.ts";
import { openRuleBook } from "../src/rules/rule-book.ts";
import { openSyntax } from "../src/syntax/open-syntax.ts";
import { patientScan } from "./judge-scan.ts";

/** A comment that the rules would post. */
export interface Posted {
	readonly rule: string;
	readonly folder: string;
	readonly path: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly title: string;
	readonly item: string;
	/** First lines of further places in the file that the same comment names. */
	readonly alsoAt: readonly number[];
}

/** Files reviewed at a time: few enough to hold in memory. */
const BATCH = 400;
const OF_CONCERN = /\.(rs|properties|ya?ml|toml|tf)$/;

const configuration = {
	...DEFAULTS,
	limits: { ...DEFAULTS.limits, inlineFindings: Infinity, findingsPerRule: Infinity },
};
const book = openRuleBook();

/** Every comment on the files of `folder`'s HEAD. What the engine gave up on is told on stderr. */
export async function reviewWhole(folder: string): Promise<Posted[]> {
	const repository = await openRepository(folder);
	const head = await repository.resolve("HEAD");
	const paths = (await repository.listFiles(head)).map(({ path }) => path).filter(isOfConcern);
	const reader = repository.readAt(head);
	const posted: Posted[] = [];
	try {
		for (let start = 0; start < paths.length; start += BATCH) {
			const files = await Promise.all(paths.slice(start, start + BATCH).map((path) => asAdded(path, reader.read)));
			const change: ChangeSet = {
				base: undefined,
				head,
				files: files.filter((file) => file !== undefined),
				unread: [],
			};
			const result = await reviewChange(change, reader.read);
			tellProblems(folder, result);
			posted.push(...result.findings.map((finding) => toPosted(folder, finding)));
		}
	} finally {
		await reader.close();
	}
	return posted;
}

function isOfConcern(path: string): boolean {
	return OF_CONCERN.test(path) && codeRole(path) === "production";
}

async function asAdded(path: string, read: ReadFile): Promise<ChangedFile | undefined> {
	const bytes = await read(path).catch(() => undefined);
	if (!bytes) return undefined;
	const lines = new TextDecoder().decode(bytes).split("\n");
	const added = lines.map((text, index) => ({ kind: "added" as const, newNumber: index + 1, text }));
	const hunk = { oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length, section: "", lines: added };
	return { path, status: "added", kind: "text", hunks: [hunk] };
}

async function reviewChange(change: ChangeSet, readHead: ReadFile): Promise<ReviewResult> {
	const syntax = openSyntax();
	const now = () => performance.now();
	const world = { readHead, book, own: NO_OWN_RULES, scan: patientScan, syntax, progress: () => {}, now };
	try {
		return await review({ change, configuration, agents: [] }, world);
	} finally {
		await syntax.close();
	}
}

function tellProblems(folder: string, { notices, coverage }: ReviewResult): void {
	for (const { message, level } of notices) if (level === "error") console.error(`${folder}: ${message}`);
	for (const { path, reason } of coverage.skipped) {
		if (path.endsWith(".rs") && reason !== "neither Rust nor Kafka") console.error(`${folder}: ${path}: ${reason}`);
	}
}

function toPosted(folder: string, finding: ReviewResult["findings"][number]): Posted {
	const { source: rule, path, startLine, endLine, title, enclosingItem: item } = finding;
	return { rule, folder, path, startLine, endLine, title, item, alsoAt: finding.alsoAt.map((at) => at.startLine) };
}
