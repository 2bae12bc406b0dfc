/** Marked lines of a lint against the places where a rule of ours fires. */

import type { LineRange } from "../src/findings/finding.ts";
import type { Rule } from "../src/rules/rule.ts";
import type { Match } from "../src/syntax/scan/match.ts";
import type { UiTest } from "./clippy-tests.ts";

export interface Comparison {
	readonly rule: Rule;
	readonly lint: string;
	/** Lines that the lint marks. */
	readonly marked: number;
	/** Of those, the ones that the rule fires on. */
	readonly found: number;
	/** Hits of the rule in the same tests where none of the lints that it names is marked. */
	readonly elsewhere: number;
	/** Hits in the corrected twins; `undefined` where no test has one. */
	readonly inTwins: number | undefined;
	/** Of those, hits near a line that the lint marked before the correction. */
	readonly inTwinsOnMarks: number;
	/** Each place behind the figures, as text. */
	readonly places: readonly string[];
}

/** Where each rule fires. */
export interface Hits {
	readonly inTest: (rule: string, test: UiTest) => readonly LineRange[];
	readonly inTwin: (rule: string, test: UiTest) => readonly LineRange[];
}

/** Comments and attributes may stand between a mark and the code: this many lines apart is the same place. */
const TOLERANCE = 1;

/** 1-based lines of matches. */
export function lines(matches: readonly Match[] = []): LineRange[] {
	return matches.map(({ range }) => ({ startLine: range.start.line + 1, endLine: range.end.line + 1 }));
}

export function compare(rule: Rule, lint: string, tests: readonly UiTest[], hits: Hits): Comparison {
	const own = testsOf(lint, tests);
	const all = own.map((test) => compareTest(rule, lint, test, hits));
	const count = (kind: keyof TestPlaces): number => all.reduce((sum, places) => sum + places[kind].length, 0);
	return {
		rule,
		lint,
		marked: count("found") + count("missed"),
		found: count("found"),
		elsewhere: count("elsewhere"),
		inTwins: own.some(({ fixed }) => fixed !== undefined) ? count("fixed") + count("fixedOnMark") : undefined,
		inTwinsOnMarks: count("fixedOnMark"),
		places: all.flatMap((places, index) =>
			Object.entries(places).flatMap(([kind, at]) =>
				(at as readonly number[]).map((line) => `${kind} ${own[index]?.path}:${line}`),
			),
		),
	};
}

/** Tests that mark the lint; those with a configuration of their own only where there are no others. */
function testsOf(lint: string, tests: readonly UiTest[]): UiTest[] {
	const marking = tests.filter(({ marks }) => marks.some((mark) => mark.lint === lint));
	const plain = marking.filter(({ path }) => path.startsWith("tests/ui/"));
	return plain.length > 0 ? plain : marking;
}

interface TestPlaces {
	readonly found: readonly number[];
	readonly missed: readonly number[];
	readonly elsewhere: readonly number[];
	readonly fixedOnMark: readonly number[];
	readonly fixed: readonly number[];
}

function compareTest({ id, metadata }: Rule, lint: string, test: UiTest, hits: Hits): TestPlaces {
	const marked = linesOf([lint], test);
	const ofAnyLint = linesOf([lint, ...(metadata.clippy ?? [])], test);
	const inTest = hits.inTest(id, test);
	const inTwin = hits.inTwin(id, test);
	const onMark = (hit: LineRange): boolean => ofAnyLint.some((line) => touches(hit, line));
	// A correction may add or take lines away; then a hit in the twin is told from others by its text alone.
	const sameLength = test.fixed?.split("\n").length === test.text.split("\n").length;
	return {
		found: marked.filter((line) => inTest.some((hit) => touches(hit, line))),
		missed: marked.filter((line) => !inTest.some((hit) => touches(hit, line))),
		elsewhere: starts(inTest.filter((hit) => !onMark(hit))),
		fixedOnMark: starts(inTwin.filter((hit) => sameLength && onMark(hit))),
		fixed: starts(inTwin.filter((hit) => !sameLength || !onMark(hit))),
	};
}

const linesOf = (lints: readonly string[], { marks }: UiTest): number[] =>
	marks.filter(({ lint }) => lints.includes(lint)).map(({ line }) => line);

const starts = (ranges: readonly LineRange[]): number[] => ranges.map(({ startLine }) => startLine);

function touches({ startLine, endLine }: LineRange, line: number): boolean {
	return line >= startLine - TOLERANCE && line <= endLine + TOLERANCE;
}

/** `rule lint found/marked`, for lints that a rule does not name but finds at least one line of. */
export function unnamed(rules: readonly Rule[], tests: readonly UiTest[], hits: Hits): string[] {
	const lints = [...new Set(tests.flatMap(({ marks }) => marks.map(({ lint }) => lint)))].sort();
	return lints.flatMap((lint) =>
		rules
			.filter((rule) => rule.engine === "ast-grep" && !rule.metadata.clippy?.includes(lint))
			.map((rule) => compare(rule, lint, tests, hits))
			.filter(({ found }) => found > 0)
			.map(({ rule, found, marked, elsewhere }) => `${lint} ${rule.id} ${found}/${marked}, elsewhere ${elsewhere}`),
	);
}
