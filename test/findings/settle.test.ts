import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { RawFinding } from "../../src/findings/finding.ts";
import { settle } from "../../src/findings/settle.ts";
import { makeFile, makeItem, makeRaw, makeWorld } from "./make.ts";

const TEXT = `fn run() {
    for m in messages {
        out.push(m.clone());
        log.push(m.to_string());
        kept.push(m.clone());
    }
}`;
const A = { path: "src/a.rs", text: TEXT, items: [makeItem("run", 1, 7)] };
const B = { ...A, path: "src/b.rs" };
const LINE = (line: number) => TEXT.split("\n")[line - 1] ?? "";

function on(line: number, more: Partial<RawFinding> = {}): RawFinding {
	return makeRaw({ snippet: LINE(line), near: { startLine: line, endLine: line }, ...more });
}

describe("settle", () => {
	test("places a finding, with all that is known of its place", async () => {
		const { findings, leftOut } = await settle([on(3)], makeWorld([A]));
		expect(findings).toMatchObject([
			{
				path: "src/a.rs",
				startLine: 3,
				endLine: 3,
				snippet: "        out.push(m.clone());",
				enclosingItem: "fn run",
				sources: ["clone-in-loop"],
				alsoAt: [],
				references: [],
			},
		]);
		expect(findings[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
		expect(leftOut).toEqual({});
	});

	test("merges places of one cause in a file, at the first", async () => {
		const { findings, leftOut } = await settle([on(5), on(3)], makeWorld([A]));
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({ startLine: 3, alsoAt: [{ path: "src/a.rs", startLine: 5, endLine: 5 }] });
		expect(leftOut).toEqual({ "one cause, told once": 1 });
	});

	test("a finding stands in for the ones that it supersedes, on its own lines only", async () => {
		const narrow = { source: "no-timeout", issueClass: "no-timeout" };
		const broad = { source: "client-per-call", issueClass: "client-per-call", supersedes: ["no-timeout"] };
		const { findings, leftOut } = await settle([on(3, narrow), on(3, broad), on(5, narrow)], makeWorld([A]));
		expect(findings.map(({ source, startLine }) => [source, startLine])).toEqual([
			["client-per-call", 3],
			["no-timeout", 5],
		]);
		expect(leftOut).toEqual({ "one cause, told once": 1 });
	});

	test("what one finding stood in for does not surface once that one was said", async () => {
		const narrow = on(3, { source: "no-timeout", issueClass: "no-timeout" });
		const broad = on(3, { source: "client-per-call", issueClass: "client-per-call", supersedes: ["no-timeout"] });
		const first = await settle([narrow, broad], makeWorld([A]));
		const alreadySaid = new Set(first.findings.map(({ fingerprint }) => fingerprint));
		const second = await settle([narrow, broad], { ...makeWorld([A]), alreadySaid });
		expect(second.findings).toEqual([]);
		expect(second.saidBefore.map(({ source }) => source)).toEqual(["client-per-call"]);
	});

	test("keeps further places that a reviewer brought along", async () => {
		const alsoAt = [{ path: "src/a.rs", startLine: 5, endLine: 5 }];
		const { findings } = await settle([on(3, { alsoAt })], makeWorld([A]));
		expect(findings[0]?.alsoAt).toEqual(alsoAt);
	});

	test("leads with the place of the highest priority", async () => {
		const raw = [on(3, { priority: "nice" }), on(5, { priority: "critical", title: "worse" })];
		const { findings } = await settle(raw, makeWorld([A]));
		expect(findings[0]).toMatchObject({
			startLine: 5,
			title: "worse",
			priority: "critical",
			alsoAt: [{ startLine: 3 }],
		});
	});

	test("two sources that agree become one finding that both sign, with the better text", async () => {
		const model = {
			source: "rust-performance-engineer",
			issueClass: "clone-in-loop",
			title: "better",
			confidence: 0.8,
		};
		const { findings } = await settle([on(3, { confidence: 0.6 }), on(3, model)], makeWorld([A]));
		expect(findings).toMatchObject([
			{ title: "better", sources: ["rust-performance-engineer", "clone-in-loop"], confidence: expect.closeTo(0.92) },
		]);
	});

	test.each([
		["agreement is never certain", [0.95, 0.95], 0.99],
		["but takes nothing away", [1, 0.5], 1],
	])("%s", async (_, [one, other], expected) => {
		const raw = [
			on(3, { confidence: one ?? 0 }),
			on(3, { confidence: other ?? 0, source: "b", issueClass: "clone-in-loop" }),
		];
		const { findings } = await settle(raw, makeWorld([A]));
		expect(findings[0]?.confidence).toBe(expected);
	});

	test("two classes on one line stay two", async () => {
		const { findings } = await settle([on(3), on(3, { source: "growth-without-capacity" })], makeWorld([A]));
		expect(findings.map((finding) => finding.issueClass).sort()).toEqual(["clone-in-loop", "growth-without-capacity"]);
	});

	test("a cause in two files is told in both, up to the rule's cap", async () => {
		const world = makeWorld([A, B], { limits: { ...makeWorld([]).limits, findingsPerRule: 1 } });
		const { findings, listed } = await settle([on(3), on(3, { path: "src/b.rs" })], world);
		expect(findings.map((finding) => finding.path)).toEqual(["src/a.rs"]);
		expect(listed.map((finding) => finding.path)).toEqual(["src/b.rs"]);
	});

	test("hints are placed, and never told", async () => {
		const raw = [on(3, { report: "hint" }), on(3, { report: "hint", snippet: "nowhere" })];
		const settled = await settle(raw, makeWorld([A]));
		expect(settled.findings).toEqual([]);
		expect(settled.hints).toMatchObject([{ path: "src/a.rs", startLine: 3, endLine: 3, source: "clone-in-loop" }]);
		expect(settled.leftOut).toEqual({ "the quoted code is not in the file": 1 });
	});

	test.each<[string, ReturnType<typeof makeFile> | undefined, string, string]>([
		["a file outside the change", undefined, "src/other.rs", "the file is not in the change"],
		[
			"a deleted file",
			makeFile("src/a.rs", ["-x"], { status: "deleted" }),
			"src/a.rs",
			"the file is not in the change",
		],
		["a binary file", makeFile("src/a.rs", [], { kind: "binary" }), "src/a.rs", "the file is not in the change"],
		["a pure rename", makeFile("src/a.rs", [], { status: "renamed" }), "src/a.rs", "not in the change"],
	])("%s has no findings, and the reason is counted", async (_, changed, path, reason) => {
		const { findings, leftOut } = await settle([on(3, { path })], makeWorld([changed ? { ...A, changed } : A]));
		expect(findings).toEqual([]);
		expect(leftOut).toEqual({ [reason]: 1 });
	});
});

describe("what the code allows", () => {
	const allowing = (comment: string) => ({ ...A, text: TEXT.replace(LINE(3), `${LINE(3)} ${comment}`) });

	test("is left out", async () => {
		const { findings, leftOut, notices } = await settle(
			[makeRaw({ snippet: "out.push(m.clone());" })],
			makeWorld([allowing("// gregor: allow(clone-in-loop) a handful a day")]),
		);
		expect(findings).toEqual([]);
		expect(leftOut).toEqual({ "allowed in the code": 1 });
		expect(notices).toEqual([]);
	});

	test("should have a reason", async () => {
		const world = makeWorld([allowing("// gregor: allow(clone-in-loop)")]);
		const { leftOut, notices } = await settle([makeRaw({ snippet: "out.push(m.clone());" })], world);
		expect(leftOut).toEqual({ "allowed in the code": 1 });
		expect(notices).toMatchObject([{ level: "warning", file: "src/a.rs", line: 3 }]);
	});

	test("names one rule and not its neighbours", async () => {
		const raw = [makeRaw({ snippet: "out.push(m.clone());", source: "growth-without-capacity" })];
		const { findings } = await settle(raw, makeWorld([allowing("// gregor: allow(clone-in-loop) cold")]));
		expect(findings).toHaveLength(1);
	});
});

describe("suggestions", () => {
	test("are indented like the code, and tried on the whole file", async () => {
		const tried: unknown[] = [];
		const world = makeWorld([A], {
			stillParses: async (edits) => {
				tried.push(...edits);
				return edits.map(() => true);
			},
		});
		const { findings } = await settle([on(3, { suggestion: "out.push(m);" })], world);
		expect(findings[0]?.suggestion).toBe("        out.push(m);");
		expect(tried).toEqual([{ text: TEXT, startLine: 3, endLine: 3, replacement: "        out.push(m);" }]);
	});

	test.each([
		["that break the file", { stillParses: async () => [false] }],
		["that can not be tried", { headText: () => undefined }],
	])("%s are removed, and the finding stays", async (_, more) => {
		const { findings } = await settle([on(3, { suggestion: "out.push(m;" })], makeWorld([A], more));
		expect(findings).toHaveLength(1);
		expect(findings[0]).not.toHaveProperty("suggestion");
	});

	test("for other formats than Rust are not parsed", async () => {
		const file = { path: "a.properties", text: "acks=0" };
		const world = makeWorld([file], { stillParses: async () => [false] });
		const raw = [makeRaw({ path: "a.properties", snippet: "acks=0", suggestion: "acks=all" })];
		expect((await settle(raw, world)).findings[0]?.suggestion).toBe("acks=all");
	});
});

describe("what was said before", () => {
	const saidAfter = async (raw: RawFinding[], files = [A]) => {
		const { findings } = await settle(raw, makeWorld(files));
		return new Set(findings.flatMap((finding) => [finding.fingerprint, ...(finding.alsoKnownAs ?? [])]));
	};

	test("is not said again, but is known to be there still", async () => {
		const settled = await settle([on(3)], makeWorld([A], { alreadySaid: await saidAfter([on(3)]) }));
		expect(settled.findings).toEqual([]);
		expect(settled.leftOut).toEqual({ "said before": 1 });
		expect(settled.saidBefore).toMatchObject([{ path: "src/a.rs", startLine: 3 }]);
	});

	test("is told nowhere once it is dismissed", async () => {
		const alreadySaid = await saidAfter([on(3)]);
		const settled = await settle([on(3)], makeWorld([A], { alreadySaid, dismissed: alreadySaid }));
		expect([settled.findings, settled.saidBefore]).toEqual([[], []]);
		expect(settled.leftOut).toEqual({ dismissed: 1 });
	});

	test("includes the places that were merged into it", async () => {
		const alreadySaid = await saidAfter([on(3), on(5)]);
		expect((await settle([on(5)], makeWorld([A], { alreadySaid }))).findings).toEqual([]);
	});

	test("does not include a new place", async () => {
		const alreadySaid = await saidAfter([on(3)]);
		const { findings } = await settle([on(3), on(5)], makeWorld([A], { alreadySaid }));
		expect(findings).toMatchObject([{ startLine: 5, alsoAt: [] }]);
	});

	test("follows code into another file", async () => {
		const alreadySaid = await saidAfter([on(3)]);
		const moved = await settle([on(3, { path: "src/b.rs" })], makeWorld([B], { alreadySaid }));
		expect(moved.leftOut).toEqual({ "said before": 1 });
	});

	test("does not silence a copy while the original stands", async () => {
		const alreadySaid = await saidAfter([on(3)]);
		const raw = [on(3), on(3, { path: "src/b.rs" })];
		const { findings } = await settle(raw, makeWorld([A, B], { alreadySaid }));
		expect(findings.map((finding) => finding.path)).toEqual(["src/b.rs"]);
	});
});

test("no finding disappears without being counted", async () => {
	const raw = fc.record({
		line: fc.integer({ min: 1, max: 8 }),
		path: fc.constantFrom("src/a.rs", "src/b.rs", "src/none.rs"),
		source: fc.constantFrom("one", "two", "three"),
		issueClass: fc.constantFrom("x", "y"),
		confidence: fc.constantFrom(0.2, 0.5, 0.9),
		report: fc.constantFrom("post" as const, "hint" as const),
	});
	const allowing = { ...B, text: `// gregor: allow-file(two) generated\n${TEXT}` };
	await fc.assert(
		fc.asyncProperty(fc.array(raw, { maxLength: 25 }), fc.integer({ min: 0, max: 3 }), async (some, inlineFindings) => {
			const limits = { ...makeWorld([]).limits, inlineFindings };
			const findings = some.map(({ line, ...more }) => on(line, more));
			const settled = await settle(findings, makeWorld([A, allowing], { limits }));
			const counted = Object.values(settled.leftOut).reduce((sum, count) => sum + count, 0);
			expect(settled.findings.length + settled.listed.length + settled.hints.length + counted).toBe(findings.length);
			expect(settled.findings.length).toBeLessThanOrEqual(inlineFindings);
		}),
		{ numRuns: 100 },
	);
});
