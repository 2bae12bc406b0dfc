import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AgentContext, SectionKind } from "../../src/context/agent-context.ts";
import { buildContext } from "../../src/context/build-context.ts";
import { changeViews } from "../../src/context/change-views.ts";
import type { ContextRequest } from "../../src/context/context-request.ts";
import { leftOutOf } from "../../src/context/left-out.ts";
import { splitBatches } from "../../src/context/split-batches.ts";
import { takeSections } from "../../src/context/take-sections.ts";
import type { Hint } from "../../src/findings/hint.ts";
import { openSyntax } from "../../src/syntax/open-syntax.ts";
import { assigned, requestOf, rowsOf, statements } from "./context-fixture.ts";

const syntax = openSyntax();
afterAll(() => syntax.close());

const WORKER = "src/worker.rs";
const WORKER_ROWS = [
	...rowsOf(
		" ",
		"use crate::{encode::*, limits::*, pool::BrokerPool};\npub struct Worker {\n    pool: BrokerPool,\n    limits: Limits,\n}\nimpl Worker {",
	),
	...rowsOf("+", "    pub async fn drain_batch(&self, batch: Batch) -> Outcome {"),
	...rowsOf("+", "        let lease = self.pool.lease_connection(MAX_WAIT).await;"),
	...rowsOf("+", "        encode_frames(batch, lease, self.limits.depth)"),
	...rowsOf(" ", "    }\n}\n"),
];
const OTHERS = {
	"src/pool.rs": `/// Connections to one broker.\npub struct BrokerPool {\n    idle: Mutex<Vec<Connection>>,\n}\n\nimpl BrokerPool {\n    pub async fn lease_connection(&self, wait: Duration) -> Connection {\n${statements(50, "        ")}    }\n}\n`,
	"src/limits.rs": "pub struct Limits {\n    pub depth: usize,\n}\n\npub const MAX_WAIT: u64 = 5_000;\n",
	"src/encode.rs":
		"pub fn encode_frames(batch: Batch, lease: Connection, depth: usize) -> Outcome {\n    todo(batch)\n}\n",
	"tests/limits.rs": "pub struct Limits;\nfn call() {\n    worker.drain_batch(batch);\n}\n",
	"src/main.rs":
		"async fn serve(worker: Worker) {\n    prepare();\n    loop {\n        let batch = next().await;\n        worker.drain_batch(batch).await;\n    }\n}\n\nfn start() {\n    serve(worker);\n}\n",
	"src/client.rs": "fn copy() {\n    // drain_batch(x)\n    drain_batch_slowly();\n}\n",
};

const textOf = (context: AgentContext, kind: SectionKind): string =>
	context.sections
		.filter((section) => section.kind === kind)
		.map(({ text }) => text)
		.join("\n");
const kindsOf = (context: AgentContext): SectionKind[] => context.sections.map(({ kind }) => kind);

const worker = (more: Partial<ContextRequest> = {}) => requestOf({ [WORKER]: WORKER_ROWS }, syntax, OTHERS, more);

const hint = (startLine: number): Hint => ({
	source: "lease-without-timeout",
	agent: "performance-auditor",
	path: WORKER,
	startLine,
	endLine: startLine,
	title: "the lease waits for ever",
	problem: "Nothing\nbounds it.",
	priority: "high",
	confidence: 0.5,
});

describe("buildContext", () => {
	test("defines what the added lines use, from wherever it is", async () => {
		const definitions = textOf(await buildContext(assigned(WORKER), await worker()), "definitions");
		expect(definitions).toContain(
			"src/pool.rs:1-4\n/// Connections to one broker.\npub struct BrokerPool {\n    idle: Mutex<Vec<Connection>>,\n}",
		);
		expect(definitions).toContain("pub const MAX_WAIT: u64 = 5_000;");
		expect(definitions).toContain("src/limits.rs:1-3\npub struct Limits {");
		expect(definitions).toContain(
			"pub fn encode_frames(batch: Batch, lease: Connection, depth: usize) -> Outcome {\n    todo(batch)\n}",
		);
	});

	test("leaves out the body of a long function", async () => {
		const definitions = textOf(await buildContext(assigned(WORKER), await worker()), "definitions");
		expect(definitions).toContain(
			"in impl BrokerPool\n    pub async fn lease_connection(&self, wait: Duration) -> Connection {\n    …\n}",
		);
		expect(definitions).not.toContain("step_0");
	});

	test("shows of a large type the fields that the change uses, with their defaults", async () => {
		const fields = Array.from({ length: 30 }, (_, index) => `    #[serde(default)]\n    pub field_${index}: u64,\n`);
		const others = { "src/settings.rs": `pub struct Settings {\n${fields.join("")}}\n` };
		const rows = [
			" use crate::settings::Settings;",
			"+fn size(settings: &Settings) -> u64 {",
			"+    settings.field_7",
			"+}",
		];
		const context = await buildContext(assigned("src/a.rs"), await requestOf({ "src/a.rs": rows }, syntax, others));
		expect(textOf(context, "definitions")).toBe(
			"src/settings.rs:1-62\npub struct Settings {\n    #[serde(default)]\n    pub field_7: u64,\n    … 29 more\n}",
		);
	});

	/** Texts of the definitions for a change of one file, in which added lines are those with `//+`. */
	async function defined(code: string, others: Readonly<Record<string, string>>): Promise<string> {
		const rows = rowsOf(" ", code).map((row) => (row.includes("//+") ? `+${row.slice(1)}` : row));
		return textOf(
			await buildContext(assigned("src/a.rs"), await requestOf({ "src/a.rs": rows }, syntax, others)),
			"definitions",
		);
	}

	test.each<[string, string, Record<string, string>, string[], string[]]>([
		[
			"not the function of another crate's name",
			"use backoff::retry;\nfn go() {\n    retry(1); //+\n}\n",
			{ "src/storage.rs": "pub fn retry(times: u8) {}\n" },
			[],
			["retry"],
		],
		[
			"not the same-named type of another module",
			"use crate::web::Answer;\nfn go(one: Answer) { //+\n    two(); //+\n}\n",
			{ "src/web.rs": "pub struct Answer(u8);\n", "src/disk.rs": "pub struct Answer(u16);\n" },
			["src/web.rs:1-1", "Answer(u8)"],
			["u16"],
		],
		[
			"neither of two methods that may be meant",
			"use crate::{b::B, c::C};\nfn go() {\n    find().lease_one(); //+\n}\n",
			{
				"src/b.rs": "struct B;\nimpl B {\n    fn lease_one(&self) {}\n}\n",
				"src/c.rs": "struct C;\nimpl C {\n    fn lease_one(&self) {}\n}\n",
			},
			[],
			["lease_one"],
		],
		[
			"the method of the receiver's type",
			"use crate::{b::B, c::C};\nfn go(b: &B) {\n    b.lease_one(); //+\n}\n",
			{
				"src/b.rs": "struct B;\nimpl B {\n    fn lease_one(&self) {}\n}\n",
				"src/c.rs": "struct C;\nimpl C {\n    fn lease_one(&self) {}\n}\n",
			},
			["src/b.rs:3-3, in impl B"],
			["src/c.rs"],
		],
		[
			"the body of a function of 40 lines that an added line calls, and not of one that stood there",
			"use crate::b::*;\nfn go() {\n    fresh_call(); //+\n}\nfn old() {\n    old_call();\n    new(); //+\n}\n",
			{ "src/b.rs": `pub fn fresh_call() {\n${statements(38)}}\npub fn old_call() {\n${statements(38)}}\n` },
			["step_37();"],
			["old_call"],
		],
		[
			"what runs when a guard is dropped that an added line makes or is handed",
			"use crate::b::{Guard, enter_scope};\nfn go() {\n    let one = Guard::make(); //+\n    let two = enter_scope(); //+\n}\n",
			{
				"src/b.rs":
					"pub struct Guard(u8);\nimpl Drop for Guard {\n    fn drop(&mut self) {\n        release(self.0);\n    }\n}\npub struct Scope;\nimpl Drop for Scope {\n    fn drop(&mut self) {\n        leave();\n    }\n}\npub fn enter_scope() -> Scope {\n    Scope\n}\n",
			},
			["release(self.0);", "leave();"],
			[],
		],
	])("defines %s", async (_, code, others, shown, hidden) => {
		const definitions = await defined(code, others);
		for (const text of shown) expect(definitions).toContain(text);
		for (const text of hidden) expect(definitions).not.toContain(text);
	});

	test("shows callers with the loop around the call, and who calls them", async () => {
		const callers = textOf(await buildContext(assigned(WORKER), await worker()), "callers");
		expect(callers).toBe(
			[
				"drain_batch (src/worker.rs:7) is called or named in one place:",
				"src/main.rs:5, in fn serve, which is called at src/main.rs:10 in fn start",
				"1   async fn serve(worker: Worker) {",
				"3       loop {",
				"4           let batch = next().await;",
				"5           worker.drain_batch(batch).await;",
				"6       }",
			].join("\n"),
		);
	});

	test("shows one call of a caller that calls twice, and neither comments nor other names", async () => {
		const others = {
			"src/main.rs":
				"use crate::a::drain_batch;\nfn serve() {\n    drain_batch(a);\n    drain_batch(b);\n    // drain_batch(c)\n    drain_batch_slowly(d);\n}\n",
		};
		const rows = ["+fn drain_batch(batch: Batch) {", "+    work(batch);", "+}"];
		const context = await buildContext(assigned("src/a.rs"), await requestOf({ "src/a.rs": rows }, syntax, others));
		expect(textOf(context, "callers").split("\n")).toEqual([
			"drain_batch (src/a.rs:1) is called or named in 2 places:",
			"src/main.rs:3, in fn serve",
			"2   fn serve() {",
			"3       drain_batch(a);",
			"4       drain_batch(b);",
		]);
	});

	test("lists the implementations of a changed trait", async () => {
		const trait = ["+pub trait Sink {", "+    fn put(&self);", "+}"];
		const others = {
			"src/file.rs": "impl Sink for File {}\n",
			"src/net.rs": "impl<T> Sink for Net<T> {}\n",
			"src/x.rs": "impl Sinker for X {}\n",
		};
		const context = await buildContext(
			assigned("src/sink.rs"),
			await requestOf({ "src/sink.rs": trait }, syntax, others),
		);
		expect(textOf(context, "implementers")).toBe(
			"trait Sink is implemented in 2 places:\nsrc/file.rs:1 impl Sink for File {}\nsrc/net.rs:1 impl<T> Sink for Net<T> {}",
		);
	});

	test("goes without the search where there is none", async () => {
		const { grep: _, ...request } = await worker();
		const context = await buildContext(assigned(WORKER), request);
		expect(kindsOf(context)).toEqual(["files", "change", "definitions"]);
		expect(textOf(context, "definitions")).toMatch(/^src\/worker\.rs:2-5\npub struct Worker \{[\s\S]*\}$/);
	});

	test("prints what is stable first, and only what there is", async () => {
		const request = await worker({
			pullRequest: { title: "Drain batches", body: "<!-- sneaky -->" },
			guidelines: [{ path: "CLAUDE.md", text: "Measure first." }],
			instructions: [
				{ paths: ["src/**"], text: "Mind the pool." },
				{ paths: ["docs/**"], text: "Not this." },
			],
			constraints: { throughput: "20,000 a second" },
			hints: [hint(8), hint(400)],
		});
		const context = await buildContext(assigned(WORKER), request);
		expect(kindsOf(context)).toEqual([
			"pull-request",
			"instructions",
			"guidelines",
			"system",
			"files",
			"change",
			"definitions",
			"callers",
			"evidence",
		]);
		expect(textOf(context, "pull-request")).toBe("Drain batches\n\n⟨hidden from readers by HTML: sneaky⟩");
		expect(textOf(context, "instructions")).toBe("For src/**:\nMind the pool.");
		expect(textOf(context, "system")).toBe("throughput: 20,000 a second");
		expect(textOf(context, "files")).toBe("* src/worker.rs (modified, +3 -0)");
		expect(textOf(context, "evidence")).toBe(
			"[E1] lease-without-timeout src/worker.rs:8 the lease waits for ever — Nothing bounds it.",
		);
		expect(context.evidence.map(({ id, of }) => [id, of.startLine])).toEqual([["E1", 8]]);
		expect(context.leftOut).toEqual([]);
	});

	test("says that a definition is changed in a part that is not shown", async () => {
		const files = { [WORKER]: WORKER_ROWS, "src/limits.rs": ["+pub struct Limits {", "+    pub depth: usize,", "+}"] };
		const context = await buildContext(assigned(WORKER), await requestOf(files, syntax, {}));
		expect(textOf(context, "definitions")).toContain("src/limits.rs:1-3 (changed by this pull request)");
		expect(textOf(context, "files")).toBe("* src/worker.rs (modified, +3 -0)\n  src/limits.rs (modified, +3 -0)");
	});
});

describe("the same change", () => {
	const tests = rowsOf("+", "#[cfg(test)]\nmod tests {\n    #[test]\n    fn drains() {\n        drain();\n    }\n}");
	const rows = [...WORKER_ROWS, ...tests, ...rowsOf("+", "fn last() {\n    work();\n}")];
	const request = (more: Partial<ContextRequest>) => requestOf({ [WORKER]: rows }, syntax, OTHERS, more);

	test("gives the same text, in whatever order findings come and files are read", async () => {
		const hints = [hint(8), hint(9), { ...hint(8), source: "another-rule" }, hint(10)];
		const texts = [];
		for (const order of [hints, hints.toReversed(), [2, 0, 3, 1].flatMap((at) => hints[at] ?? [])]) {
			const made = await request({ hints: order });
			let turn = texts.length;
			const readHead: ContextRequest["readHead"] = async (path) => {
				turn += 7;
				for (let wait = turn % 5; wait > 0; wait--) await Promise.resolve();
				return made.readHead(path);
			};
			const { sections, leftOut } = await buildContext(assigned(WORKER), { ...made, readHead });
			texts.push([...sections.map(({ title, text }) => `## ${title}\n${text}`), ...leftOut].join("\n"));
		}
		expect(new Set(texts).size).toBe(1);
		expect(texts[0]?.match(/^\[E\d+\] \S+ \S+/gm)).toEqual([
			"[E1] another-rule src/worker.rs:8",
			"[E2] lease-without-timeout src/worker.rs:8",
			"[E3] lease-without-timeout src/worker.rs:9",
			"[E4] lease-without-timeout src/worker.rs:10",
		]);
	});

	test("shows the tests in a production file after all else, as hunks", async () => {
		const files = { [WORKER]: rows, "src/z.rs": ["+fn z() {}"] };
		const context = await buildContext(assigned(WORKER, "src/z.rs"), await requestOf(files, syntax, OTHERS));
		const changes = context.sections.filter(({ kind }) => kind === "change");
		expect(changes.map(({ title, path }) => `${title} ${path}`)).toEqual([
			"Change (modified) src/worker.rs",
			"Change (modified) src/z.rs",
			"Change (modified, tests) src/worker.rs",
		]);
		expect(changes[0]?.text).toContain("fn last()");
		expect(changes[0]?.text).not.toContain("fn drains()");
		expect(changes[2]?.text).toContain("fn drains()");
	});
});

const STATES = ["whole", "narrow", "dropped"];

describe("the budget", () => {
	/** A change in a long function of ten hunks, with everything that may stand around it. */
	const body = Array.from({ length: 9 }, (_, part) => [
		...rowsOf(" ", statements(7, "    ")),
		`+    lease_connection(${part});`,
	]).flat();
	const rows = [" pub fn drain_batch(pool: BrokerPool) {", ...body, " }"];
	const bounded = (budgetTokens: number) =>
		requestOf({ [WORKER]: rows }, syntax, OTHERS, {
			budgetTokens,
			constraints: { throughput: "1", latency: "1" },
			guidelines: [{ path: "CLAUDE.md", text: "Mind the tail latency of every request. ".repeat(3) }],
		});

	test("is never passed, narrows to hunks before it drops any, and names both", async () => {
		const states = [];
		for (let budget = 1_600; budget >= 100; budget -= 50) {
			const context = await buildContext(assigned(WORKER), await bounded(budget));
			expect(context.tokens).toBeLessThanOrEqual(budget);
			const isNarrow = context.leftOut.some((one) => one.includes("the code around the change"));
			const isDropped = context.leftOut.some((one) => one.includes("added lines"));
			states.push(STATES[Number(isNarrow) + Number(isDropped)] ?? "dropped");
		}
		expect([...new Set(states)]).toEqual(["whole", "narrow", "dropped"]);
		expect(states).toEqual(states.toSorted((left, right) => STATES.indexOf(left) - STATES.indexOf(right)));
	});

	test("names a file whose change found no room beside the fixed parts", async () => {
		const files = { [WORKER]: WORKER_ROWS, "src/b.rs": rowsOf("+", `fn b() {\n${statements(9)}}\n`) };
		const assignment = assigned(WORKER, "src/b.rs");
		const { change, headText, items } = await requestOf(files, syntax);
		const { shown, narrowed, dropped } = changeViews(assignment, { change, headText, items }, 150);
		expect(shown.map(({ view }) => view.aligned.file.path)).toEqual([WORKER]);
		expect(leftOutOf({ shown, narrowed, dropped })[0]).toBe("src/b.rs (11 added lines): no room");
	});

	test("drops callers first, then definitions, then guidelines", () => {
		const part = "x".repeat(360);
		const optional = (["guidelines", "definitions", "callers"] as const).map((kind) => ({
			kind,
			title: kind,
			parts: [part],
		}));
		const kept = [500, 300, 200, 100].map((room) => takeSections(optional, 10_000, room));
		expect(kept.map(({ sections }) => sections.map(({ kind }) => kind))).toEqual([
			["guidelines", "definitions", "callers"],
			["guidelines", "definitions"],
			["guidelines"],
			[],
		]);
		expect(kept[1]?.leftOut).toEqual(["callers, 1 of 1: no room"]);
	});
});

describe("every added line", () => {
	const unit = fc.oneof(
		fc.integer({ min: 0, max: 12 }).map((lines) => `fn work() {\n${statements(lines)}}\n`),
		fc.integer({ min: 0, max: 40 }).map((lines) => `#[cfg(test)]\nmod tests {\n${statements(lines)}}\n`),
		fc.constant("use a::B;\n"),
		fc.constant("\n"),
	);
	const file = fc.array(unit, { minLength: 1, maxLength: 8 }).chain((units) => {
		const lines = units.join("").replace(/\n$/, "").split("\n");
		const marks = fc.array(fc.constantFrom(" ", "+", "-"), { minLength: lines.length, maxLength: lines.length });
		return marks.map((chosen) => lines.map((line, index) => `${chosen[index]}${line}`));
	});
	const files = fc.dictionary(fc.constantFrom("src/a.rs", "src/b.rs", "tests/c.rs", "conf/d.yml", "e.md"), file, {
		minKeys: 1,
	});

	test("is shown exactly once over all batches, or its place is named", async () => {
		await fc.assert(
			fc.asyncProperty(files, fc.integer({ min: 300, max: 3_000 }), async (changed, budgetTokens) => {
				const request = await requestOf(changed, syntax, {}, { budgetTokens });
				const { batches, notReviewed } = splitBatches(assigned(...Object.keys(changed)), request);
				const contexts = await Promise.all(batches.map((batch) => buildContext(batch, request)));
				const named = [...notReviewed, ...contexts.flatMap(({ leftOut }) => leftOut)].join("\n");
				for (const [path, rows] of Object.entries(changed)) {
					const shown = contexts
						.flatMap(({ sections }) => sections.filter((one) => one.path === path))
						.map(({ text }) => text);
					const numbers = [...shown.join("\n").matchAll(/^ *(\d+) [+>]/gm)].map((match) => Number(match[1]));
					const added = rows
						.filter((row) => !row.startsWith("-"))
						.flatMap((row, index) => (row.startsWith("+") ? [index + 1] : []));
					expect(new Set(numbers).size).toBe(numbers.length);
					expect(added).toEqual(expect.arrayContaining(numbers));
					const missing = added.filter((line) => !numbers.includes(line));
					if (missing.length > 0) expect(named).toContain(path);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
