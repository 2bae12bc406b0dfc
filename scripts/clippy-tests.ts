/** Clippy's UI tests, read out of a bare git mirror: the text of each, and which lint marks which of its lines. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

export interface Mark {
	readonly lint: string;
	/** 1-based. */
	readonly line: number;
}

export interface UiTest {
	/** Inside the repository: `tests/ui/<name>.rs`. */
	readonly path: string;
	readonly text: string;
	/** The same test after Clippy's own corrections, where it has them. */
	readonly fixed?: string;
	/** Each lint and line once, in the order of the file. */
	readonly marks: readonly Mark[];
}

export interface ClippyTests {
	readonly lints: ReadonlySet<string>;
	readonly tests: readonly UiTest[];
}

const OUTPUT_LIMIT = 256 * 1024 * 1024;
const LINT_LIST = "clippy_lints/src/declared_lints.rs";
/** With configuration of their own in the second; code that the checks of Clippy's own sources look at is left out. */
const FOLDERS = ["tests/ui", "tests/ui-toml"];
/** `//~^^ lint`, `//~v ERROR: message`, `//~|` (the line of the mark before), `//~[revision]^ lint`. */
const MARK = /\/\/~(?:\[[^\]]*\])?(\^+|v+|\|)?\s*(?:(ERROR)\b:?\s*(.*)|([a-z][a-z0-9_]*)\s*$)/;

/** Reads the tests at the mirror's head. Throws where git or tar fails. */
export function readClippyTests(gitDir: string): ClippyTests {
	const folder = mkdtempSync(join(tmpdir(), "clippy-tests-"));
	try {
		const archive = execFileSync("git", [`--git-dir=${gitDir}`, "archive", "HEAD", LINT_LIST, ...FOLDERS], {
			maxBuffer: OUTPUT_LIMIT,
		});
		execFileSync("tar", ["-x", "-C", folder], { input: archive });
		return readFolder(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function readFolder(folder: string): ClippyTests {
	const list = readFileSync(join(folder, LINT_LIST), "utf8");
	const lints = new Set([...list.matchAll(/::([A-Z0-9_]+)_INFO\b/g)].map(([, name]) => (name as string).toLowerCase()));
	const paths = FOLDERS.flatMap((name) =>
		readdirSync(join(folder, name), { recursive: true, encoding: "utf8" }).map((path) => join(name, path)),
	);
	const all = new Set(paths);
	const text = (path: string): string => readFileSync(join(folder, path), "utf8");
	const tests = paths
		.filter((path) => path.endsWith(".rs"))
		.sort()
		.map((path): UiTest => {
			const code = text(path);
			const twin = path.replace(/\.rs$/, ".fixed");
			const printed = path.replace(/\.rs$/, ".stderr");
			const lintOf = lintFinder(path, all.has(printed) ? text(printed) : "", lints);
			const fixed = all.has(twin) ? { fixed: asProduction(text(twin)) } : {};
			return { path, text: asProduction(code), ...fixed, marks: marksOf(code, lintOf) };
		});
	return { lints, tests };
}

/**
 * As production code would read, line by line: without the marks, since some rules stay silent where code is commented;
 * and not in `main` or `test_…`, where most of it stands, since many rules leave those alone.
 */
function asProduction(text: string): string {
	return text.replace(/[ \t]*\/\/~.*$/gm, "").replace(/\bfn (?:main|test)(?=_|\()/g, "fn work");
}

/** `lintOf` tells the lint of a mark that only quotes a message. */
function marksOf(text: string, lintOf: (message: string) => string | undefined): Mark[] {
	const marks = new Map<string, Mark>();
	let before = 0;
	for (const [index, written] of text.split("\n").entries()) {
		const [, way = "", isError, message = "", name] = MARK.exec(written) ?? [];
		const lint = isError === undefined ? name : lintOf(message);
		if (lint === undefined) continue;
		const line = markedLine(index + 1, way, before);
		before = line;
		marks.set(`${lint} ${line}`, { lint, line });
	}
	return [...marks.values()];
}

function markedLine(line: number, way: string, before: number): number {
	if (way === "|") return before;
	return way.startsWith("v") ? line + way.length : line - way.length;
}

/** By the message that the expected output explains as this lint's; else by the name of the file or its folder. */
function lintFinder(
	path: string,
	printed: string,
	lints: ReadonlySet<string>,
): (message: string) => string | undefined {
	const explained = printed.split(/^error: /m).flatMap((block) => {
		const lint = /`-D clippy::([a-z0-9-]+)`/.exec(block)?.[1]?.replaceAll("-", "_");
		return lint === undefined ? [] : [{ lint, message: bare(block.split("\n")[0] ?? "") }];
	});
	const named = namedLint(basename(path, ".rs"), lints) ?? namedLint(basename(dirname(path)), lints);
	return (message) => explained.find((known) => known.message.includes(bare(message)))?.lint ?? named;
}

/** A message without the names of the case at hand. */
const bare = (message: string): string => message.replace(/`[^`]*`?|\d+/g, "").trim();

/** The longest lint that a name begins with: `needless_collect_indirect` is a test of `needless_collect`. */
function namedLint(name: string, lints: ReadonlySet<string>): string | undefined {
	const words = name.split("_");
	const starts = words.map((_, index) => words.slice(0, words.length - index).join("_"));
	return starts.flatMap((start) => [start, start.replace(/\d+$/, "")]).find((start) => lints.has(start));
}
