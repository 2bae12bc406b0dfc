import { describe, expect, test } from "@jest/globals";
import type { Finding, RawFinding } from "../../src/findings/finding.ts";
import type { SaidFinding } from "../../src/findings/said.ts";
import { type Settled, settle } from "../../src/findings/settle.ts";
import { makeFile, makeRaw, makeWorld } from "./make.ts";

const SAID_LINE = "    deliver(producer, &wire).await?;";
const TEXT = ["async fn forward() {", "    let wire = encode(record);", SAID_LINE, "}"];
const file = (lines: readonly string[]) => ({ path: "src/a.rs", text: lines.join("\n") });

/** An agent's finding on the line, by default. */
function raw(more: Partial<RawFinding> = {}): RawFinding {
	const own = { source: "kafka", agent: "kafka", issueClass: "awaited", title: "A round trip each" };
	return makeRaw({ ...own, snippet: SAID_LINE, near: { startLine: 3, endLine: 3 }, ...more });
}
const reworded = (more: Partial<RawFinding> = {}) =>
	raw({ issueClass: "slow", title: "It waits for the broker", ...more });

/** As a review told it on `lines`. */
async function said(one: RawFinding, lines = TEXT, isDismissed = false): Promise<SaidFinding> {
	const { findings } = await settle([one], makeWorld([file(lines)]));
	return { finding: findings[0] as Finding, isDismissed };
}

/** The next review, which remembers `before` as the store does. */
async function next(found: readonly RawFinding[], before: readonly SaidFinding[], lines = TEXT): Promise<Settled> {
	const ids = (some: readonly SaidFinding[]) =>
		new Set(some.flatMap(({ finding }) => [finding.fingerprint, ...(finding.alsoKnownAs ?? [])]));
	const dismissed = ids(before.filter(({ isDismissed }) => isDismissed));
	return settle(found, makeWorld([file(lines)], { said: before, alreadySaid: ids(before), dismissed }));
}
const standing = ({ saidBefore }: Settled) => saidBefore.map(({ title, startLine }) => [title, startLine]);

describe("what an agent said", () => {
	test.each<[string, string[], [string, number][]]>([
		["where nothing moved", TEXT, [["A round trip each", 3]]],
		["behind lines that came before it", ["// one", "// two", ...TEXT], [["A round trip each", 5]]],
		["in other white space", TEXT.map((line) => `\t${line.trim()}  `), [["A round trip each", 3]]],
		["and is gone with its lines", TEXT.filter((line) => line !== SAID_LINE), []],
		["and is gone when they are rewritten", TEXT.map((line) => line.replace("deliver", "enqueue")), []],
	])("stands %s, though nobody says it again", async (_, lines, expected) => {
		expect(standing(await next([], [await said(raw())], lines))).toEqual(expected);
	});

	test("still names who agreed with a rule, when the rule alone finds it again", async () => {
		const rule = raw({ source: "await-in-loop", issueClass: "await-in-loop" });
		const agent = raw({ issueClass: "await-in-loop" });
		const { findings } = await settle([rule, agent], makeWorld([file(TEXT)]));
		const before = [{ finding: findings[0] as Finding, isDismissed: false }];
		expect((await next([rule], before)).saidBefore.map(({ sources }) => sources.toSorted())).toEqual([
			["await-in-loop", "kafka"],
		]);
	});

	test("stands at the nearest of equal lines", async () => {
		const lines = ["x();", ...TEXT, SAID_LINE, "y();", SAID_LINE];
		expect(standing(await next([], [await said(raw())], lines))).toEqual([["A round trip each", 4]]);
	});

	test("does not stand where its file is no part of the change any more", async () => {
		const world = makeWorld([{ ...file(TEXT), path: "src/b.rs" }], { said: [await said(raw())] });
		expect((await settle([], world)).saidBefore).toEqual([]);
	});

	test("does not stand on lines that the change does not show any more", async () => {
		const lines = [...TEXT, ...Array.from({ length: 20 }, (_, index) => `let a${index} = 1;`)];
		const changed = makeFile("src/a.rs", ["@24", "+let a19 = 1;"]);
		const world = makeWorld([{ ...file(lines), changed }], { said: [await said(raw())] });
		expect((await settle([], world)).saidBefore).toEqual([]);
	});

	test.each<[string, RawFinding]>([
		["by the same agent", reworded()],
		["by another agent", reworded({ source: "backend", agent: "backend" })],
		["with a longer quotation", reworded({ snippet: TEXT.slice(1, 3).join("\n"), near: { startLine: 2, endLine: 3 } })],
	])("is not said again in other words: %s", async (_, found) => {
		const settled = await next([found], [await said(raw())]);
		expect(settled.findings).toEqual([]);
		expect(standing(settled)).toEqual([["A round trip each", 3]]);
		expect(settled.leftOut).toEqual({ "said before": 1 });
	});

	test("does not silence what an agent finds on other lines", async () => {
		const other = reworded({ snippet: TEXT[1] ?? "", near: { startLine: 2, endLine: 2 } });
		const { findings } = await next([other], [await said(raw())]);
		expect(findings.map(({ startLine }) => startLine)).toEqual([2]);
	});

	test("does not silence a rule, which says another thing of the line", async () => {
		const rule = raw({ source: "no-timeout", issueClass: "no-timeout" });
		const { findings } = await next([rule], [await said(raw())]);
		expect(findings.map(({ source }) => source)).toEqual(["no-timeout"]);
	});

	test("is told once where it is found again in the same words", async () => {
		const settled = await next([raw()], [await said(raw())]);
		expect([settled.findings, standing(settled)]).toEqual([[], [["A round trip each", 3]]]);
	});

	test("of lines that were rewritten may be said of the new ones", async () => {
		const lines = TEXT.map((line) => line.replace("&wire", "wire"));
		const found = reworded({ snippet: lines[2] ?? "" });
		expect((await next([found], [await said(raw())], lines)).findings).toHaveLength(1);
	});
});

describe("what was dismissed", () => {
	test.each<[string, string[]]>([
		["where it stood", TEXT],
		["where its lines are now", ["// one", ...TEXT]],
	])("is not said again in an agent's other words %s, and is told nowhere", async (_, lines) => {
		const settled = await next([reworded()], [await said(raw(), TEXT, true)], lines);
		expect([settled.findings, settled.listed, settled.saidBefore]).toEqual([[], [], []]);
	});

	test("of a rule keeps agents from its lines too", async () => {
		const rule = raw({ source: "no-timeout", agent: "owner", issueClass: "no-timeout" });
		const settled = await next([rule, reworded()], [await said(rule, TEXT, true)]);
		expect([settled.findings, settled.saidBefore]).toEqual([[], []]);
		expect(settled.leftOut).toEqual({ dismissed: 1, "said before": 1 });
	});
});

describe("what a rule said", () => {
	const rule = raw({ source: "no-timeout", agent: "owner", issueClass: "no-timeout" });
	test("stands while the rule finds it", async () => {
		expect(standing(await next([rule], [await said(rule)]))).toEqual([["A round trip each", 3]]);
	});
	test("does not stand when the rule does not find it, though its lines are there: the rule has seen the repair", async () => {
		expect(standing(await next([], [await said(rule)]))).toEqual([]);
	});
	test("is not said again by an agent on the same line", async () => {
		const settled = await next([rule, reworded()], [await said(rule)]);
		expect(settled.findings).toEqual([]);
		expect(settled.leftOut).toEqual({ "said before": 2 });
	});
});
