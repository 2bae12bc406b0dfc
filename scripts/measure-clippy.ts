/**
 * Holds our rules against the UI tests of the Clippy lints that they name.
 *
 *     node scripts/measure-clippy.ts CLIPPY_GIT_DIR [--json] [--show RULE] [--unnamed] [--rules FOLDER]
 *
 * Prints the table of docs/clippy.md; `--show` prints the places behind a rule's figures (`found`, `missed`,
 * `elsewhere`, `fixed`); `--unnamed` prints marked lines that a rule finds although it does not name their lint; `--rules` measures a
 * copy of `rules/` (an absolute path), to try a change.
 * Tests lie in `tests/ui`; those in `tests/ui-toml` count for lints that have no others. Roles and added lines, by
 * which a review leaves hits out, play no part here.
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openRuleBook } from "../src/rules/rule-book.ts";
import type { Match } from "../src/syntax/scan/match.ts";
import { type SourceFile, scan } from "../src/syntax/scan/scan.ts";
import { unfoldMacros } from "../src/syntax/unfold-macros.ts";
import { type Comparison, compare, type Hits, lines, unnamed } from "./clippy-compare.ts";
import { clippyTable } from "./clippy-table.ts";
import { readClippyTests, type UiTest } from "./clippy-tests.ts";

/** Small enough for the scan's time limit on a busy machine. */
const BATCH = 25;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		json: { type: "boolean" },
		show: { type: "string" },
		unnamed: { type: "boolean" },
		rules: { type: "string" },
	},
});
const [gitDir] = positionals;
if (gitDir === undefined) throw new Error("Name the bare mirror: measure-clippy.ts CLIPPY_GIT_DIR");

const folder = values.rules ?? fileURLToPath(new URL("../rules", import.meta.url));
const book = openRuleBook(folder);
const rules = book.ids.flatMap((id) => book.find(id) ?? []);
const named = rules.flatMap((rule) => (rule.metadata.clippy ?? []).map((lint) => ({ rule, lint })));
const { lints, tests } = readClippyTests(gitDir);
for (const { rule, lint } of named) {
	if (!lints.has(lint)) console.error(`${rule.id}: Clippy has no lint ${lint}`);
}

const wanted = new Set(named.map(({ lint }) => lint));
const hits = await scanTests(tests.filter(({ marks }) => values.unnamed || marks.some(({ lint }) => wanted.has(lint))));
const comparisons = named.map(({ rule, lint }) => compare(rule, lint, tests, hits));
print(comparisons);

function print(found: readonly Comparison[]): void {
	if (values.show !== undefined) {
		const shown = found.filter(({ rule }) => rule.id === values.show);
		for (const { lint, places } of shown) console.log(`${lint}\n${places.map((place) => `  ${place}`).join("\n")}`);
	} else if (values.unnamed) console.log(unnamed(rules, tests, hits).join("\n"));
	else if (values.json) console.log(JSON.stringify(found.map(withoutPlaces), null, "\t"));
	else console.log(clippyTable(found));
}

function withoutPlaces({ rule, places: _, ...figures }: Comparison) {
	return { rule: rule.id, report: rule.metadata.report, ...figures };
}

async function scanTests(wantedTests: readonly UiTest[]): Promise<Hits> {
	const files = wantedTests.flatMap(({ path, text, fixed }) => [
		{ path, text: unfoldMacros(text).text },
		...(fixed === undefined ? [] : [{ path: twinPath(path), text: unfoldMacros(fixed).text }]),
	]);
	const found = new Map<string, Match[]>();
	for (let start = 0; start < files.length; start += BATCH) {
		for (const match of await scanBatch(files.slice(start, start + BATCH))) {
			const key = `${match.ruleId} ${match.path}`;
			found.set(key, [...(found.get(key) ?? []), match]);
		}
	}
	return {
		inTest: (rule, { path }) => lines(found.get(`${rule} ${path}`)),
		inTwin: (rule, { path }) => lines(found.get(`${rule} ${twinPath(path)}`)),
	};
}

/** Under a name that ast-grep reads as Rust. */
function twinPath(path: string): string {
	return path.replace(/\.rs$/, ".fixed.rs");
}

/** A busy machine can run into the time limit: what was skipped is tried once more alone, then named. */
async function scanBatch(files: readonly SourceFile[]): Promise<readonly Match[]> {
	const request = { ruleFolders: [join(folder, "ast")], utilityFolders: book.utilityFolders };
	const outcome = await scan({ files, ...request });
	if (outcome.failure !== undefined) throw new Error(outcome.failure);
	const matches = [...outcome.matches];
	for (const { path } of outcome.skipped) {
		const again = await scan({ files: files.filter((file) => file.path === path), ...request });
		matches.push(...again.matches);
		for (const { reason } of again.skipped) console.error(`${path} was not scanned: ${reason}`);
	}
	return matches;
}
