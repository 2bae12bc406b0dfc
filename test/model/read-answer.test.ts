import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { agentReader } from "../../src/model/agent-reader.ts";
import { openTextGuard } from "../../src/model/answer/guard-text.ts";
import { jsonElements, openJsonElements } from "../../src/model/answer/json-elements.ts";
import { keepKnownLinks } from "../../src/model/answer/known-docs.ts";
import { readAnswer } from "../../src/model/answer/read-answer.ts";
import { readConfidence, readIssueClass, readLines, readPriority } from "../../src/model/answer/read-values.ts";
import { answer, finding, NONCE, SAMPLE_LINE, SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

const reader = agentReader({ ...SAMPLE_REQUEST, secrets: ["sk-ant-the-secret-key"] }, ["14\tlet read_later = poll();"]);
const read = (value: unknown) => readAnswer(typeof value === "string" ? value : JSON.stringify(value), reader);

describe("readAnswer", () => {
	test.each<[string, unknown, string, number]>([
		["the schema", answer([finding()]), "good", 1],
		["a list alone", [finding()], "good", 1],
		[
			"JSON in a block, with a word before",
			`Here:\n\`\`\`json\n${JSON.stringify(answer([finding()]))}\n\`\`\`\nBye`,
			"good",
			1,
		],
		[
			"a broken element between good ones",
			`{"findings":[${JSON.stringify(finding())},{"path" oops},${JSON.stringify(finding())}]}`,
			"partial",
			2,
		],
		["no list of findings", { findings: "none" }, "other", 0],
		["nothing", "", "none", 0],
		["prose with a brace {", "I like { braces", "none", 0],
		["a number", "7", "none", 0],
		["null", "null", "none", 0],
	])("%s", (_name, value, shape, findings) => {
		expect(read(value)).toMatchObject({ shape, findings: Array(findings).fill({}) });
	});
	test("any text is read without an error, and no finding is made up", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(read(text).findings).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
	test("any cut of an answer keeps the findings that were whole", () => {
		const whole = JSON.stringify(answer([finding(), finding({ title: 'A "quoted" {brace' }), finding()]));
		const ends = [...whole.matchAll(/\}(?=,\{"path|\],"static)/g)].map(({ index }) => index + 1);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (cut) => {
				expect(read(whole.slice(0, cut)).findings).toHaveLength(ends.filter((end) => end <= cut).length);
			}),
			{ numRuns: 150 },
		);
	});
	test.each<[string, Record<string, unknown>, string]>([
		["a file that is not under review", { path: "src/main.rs" }, "it is about a file that was not under review"],
		["no quote", { quote: " \n" }, "it quotes no line"],
		["no title", { title: "" }, "it does not say what is wrong"],
		["no problem", { problem: null }, "it does not say what is wrong"],
		["a secret in the quote", { quote: "sk-ant-the-secret-key" }, "it holds a secret"],
		["a secret in a reason", { risk: { level: "low", because: "sk-ant-the-SECRET key" } }, "it holds a secret"],
	])("a finding with %s is reported, and costs no other", (_name, changed, reason) => {
		const { findings, problems } = read(answer([finding(changed), finding()]));
		expect(findings).toHaveLength(1);
		expect(problems).toEqual([`1 × a finding was not used: ${reason}.`]);
	});
	test("a finding with little in it is used with modest values", () => {
		const [found] = read([
			{ path: "./src/forward.rs", quote: SAMPLE_LINE, title: "It waits", problem: "One by one." },
		]).findings;
		expect(found).toMatchObject({
			priority: "nice",
			confidence: 0.5,
			gain: { level: "medium" },
			issueClass: "it-waits",
		});
		expect(found).toMatchObject({ path: "src/forward.rs", near: { startLine: 1, endLine: 1 }, recommendation: "" });
		expect(found).not.toHaveProperty("suggestion");
	});
	test("what was written out in the prompt is quoted as it is in the file", () => {
		const [found] = read([finding({ quote: 'let s⟨U+0441⟩ope = "⟨U+200B⟩";\r\n' })]).findings;
		expect(found?.snippet).toBe('let s\u0441ope = "\u200b";\n');
	});
	test.each<[unknown, boolean]>([
		["let x = y;", true],
		["", true],
		[null, false],
		["let x = 1; // https://evil.example", false],
		["let x⟨U+200B⟩ = 1;", false],
		["let x\u202e = 1;", false],
		["x".repeat(5_000), false],
	])("the suggestion %j is kept: %s", (suggestion, isKept) => {
		const [found] = read([finding({ suggestion })]).findings;
		expect(found && "suggestion" in found).toBe(isKept);
	});
	test.each<[string, object, number]>([
		["a line of the change", { verdict: "refute", quote: `  ${SAMPLE_LINE}` }, 1],
		["a line that a tool read", { verdict: "refute", quote: "let read_later = poll();" }, 1],
		["a confirmation", { verdict: "confirm", quote: "" }, 1],
		["a comment", { verdict: "refute", quote: "// let copy = record.clone();" }, 0],
		["a string", { verdict: "refute", quote: '"producer.send(record.clone()"' }, 0],
		["a sentence of the pull request", { verdict: "refute", quote: "Forward records faster" }, 0],
		["a line that was not shown", { verdict: "refute", quote: "let other = nothing();" }, 0],
		["half a line that is found everywhere", { verdict: "refute", quote: "Ok(())" }, 0],
		["another verdict", { verdict: "ignore", quote: SAMPLE_LINE }, 0],
	])("a static verdict with %s", (_name, changed, expected) => {
		const verdict = { id: "[e1]", reason: "The record is an Arc, and its clone a counter.", ...changed };
		expect(read(answer([], { static_verdicts: [verdict] })).verdicts).toHaveLength(expected);
	});
	test("questions that are answered or were not offered are not asked", () => {
		const ask = (key: string) => ({ key, question: "How?", why: "It would drop the first finding." });
		const { questions } = read(answer([], { questions: [ask("throughput"), ask("delivery"), ask("budget")] }));
		expect(questions.map(({ key }) => key)).toEqual(["throughput"]);
	});
});

describe("jsonElements", () => {
	test("counts while the text is being written, however it is cut into pieces", () => {
		const text = JSON.stringify({
			walk: "a[b]{",
			findings: [{ a: [{}, "}"] }, { b: '\\"}' }],
			more: [[1], "x", { c: 1 }],
		});
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), (cuts) => {
				const bounds = [0, ...cuts.toSorted((one, other) => one - other), text.length];
				const elements = openJsonElements();
				const found = bounds.slice(1).flatMap((end, index) => elements.feed(text.slice(bounds[index], end)));
				expect(found).toEqual(jsonElements(text));
			}),
			{ numRuns: 50 },
		);
		expect(jsonElements(text).map(({ key }) => key)).toEqual(["findings", "findings", "more", "more"]);
		expect(jsonElements(text).map((element) => JSON.parse(element.text))).toEqual([
			{ a: [{}, "}"] },
			{ b: '\\"}' },
			[1],
			{ c: 1 },
		]);
	});
});

describe("values", () => {
	test.each([
		[0.8, 0.8],
		[85, 0.85],
		["90%", 0.9],
		[-1, 0],
		[1e9, 1],
		["much", 0.5],
		[null, 0.5],
		[Number.NaN, 0.5],
	])("confidence %j: %d", (value, expected) => expect(readConfidence(value)).toBe(expected));
	test.each([
		["High", "high"],
		["blocker", "critical"],
		["minor", "nice"],
		["?", "nice"],
		[7, "nice"],
	])("priority %j: %s", (value, expected) => expect(readPriority(value)).toBe(expected));
	test.each<[unknown, [number, number]]>([
		[{ start: 3, end: 5 }, [3, 5]],
		[{ start: 5, end: 3 }, [3, 5]],
		[{ start: 4 }, [4, 4]],
		["12-15", [12, 15]],
		[7, [7, 7]],
		["L9", [9, 9]],
		[null, [1, 1]],
		[{ start: 0, end: 0 }, [1, 1]],
	])("lines %j", (value, [startLine, endLine]) => expect(readLines(value)).toEqual({ startLine, endLine }));
	test.each([
		["Clone per_Message!", "clone-per-message"],
		["", "fall-back"],
		["a b c d e f g h i", "a-b-c-d-e-f-g"],
		[3, "fall-back"],
	])("class %j: %s", (value, expected) => expect(readIssueClass(value, "Fall back")).toBe(expected));
});

describe("keepKnownLinks", () => {
	test.each([
		["see https://docs.rs/tokio/latest/tokio/#cpu", "see https://docs.rs/tokio/latest/tokio/#cpu"],
		["https://kafka.apache.org/documentation/?x=1", "https://kafka.apache.org/documentation/"],
		["https://github.com/rust-lang/rust/issues/1", "https://github.com/rust-lang/rust/issues/1"],
		["https://github.com/evil/rust-lang/", "(link removed)"],
		["http://docs.rs/x", "(link removed)"],
		["https://docs.rs@evil.example/", "(link removed)"],
		["https://docs.rs.evil.example/", "(link removed)"],
		["https://docs.rs/../@evil", "https://docs.rs/@evil"],
		["www.evil.example/x and ftp://e.x", "(link removed) and (link removed)"],
		["![a](data:image/png;base64,AA)", "![a]((link removed))"],
		["std::mem::take, a:b and http:", "std::mem::take, a:b and http:"],
	])("%s", (text, expected) => expect(keepKnownLinks(text).text).toBe(expected));
});

describe("openTextGuard", () => {
	const guard = openTextGuard([NONCE, "ghs_sometoken", "short"]);
	test.each([
		["a plain sentence", "a plain sentence"],
		[`the code ${NONCE}`, undefined],
		["g h s _ s o m e t o k e n", undefined],
		["ghs\u200b_some-token", undefined],
		["short", "short"],
		["key AKIAABCDEFGHIJKLMNOP here", "key (credential removed) here"],
		["bidi \u202e", "bidi ⟨U+202E⟩"],
		["x".repeat(50), `${"x".repeat(40)}…`],
	])("%j", (text, expected) => expect(guard.clean(text, 40)).toBe(expected));
});
