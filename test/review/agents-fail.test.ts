/** Each way in which a model can fail, through the whole review: what was found is told, and the verdict is honest. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { AgentProgress } from "../../src/model/agent-outcome.ts";
import { CALL_MS, RUN_MS, STALL_MS } from "../../src/model/limits.ts";
import type { ReviewResult } from "../../src/review/result.ts";
import { FIRST_FOUND, type Replies, SECOND_FOUND, scriptOf } from "../support/agents/bench-agents.ts";
import { AGENT_LINE, CLEAN, DIRTY, RULE } from "../support/agents/bench-change.ts";
import { type BenchOptions, openReviewBench, type ReviewBench } from "../support/agents/review-bench.ts";
import type { FakeClock } from "../support/anthropic/fake-clock.ts";
import { answering, failing, type Reply } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";

let bench: ReviewBench;
beforeAll(async () => {
	bench = await openReviewBench();
});
afterAll(() => bench.close());

const good = answering(answer([FIRST_FOUND]));
const text = JSON.stringify(answer([FIRST_FOUND, finding({ title: "Second" })]));
/** One finding is whole in it, the second is not. */
const half = text.slice(0, text.indexOf('"Second"') + 20);
const NOTHING = '{"findings":[{"pa';
const flood = Array.from({ length: 10_000 }, (_, index) => ({
	...FIRST_FOUND,
	title: `Finding ${index}`,
	issue_class: `class-${index}`,
}));

type State = "complete" | "partial" | "failed";
interface Expected {
	readonly state: State;
	/** Whether what the agent found on `AGENT_LINE` is told there. */
	readonly told: boolean;
	/** Nobody could be asked any more. */
	readonly endsRun?: true;
	readonly waits?: readonly number[];
}
const whole: Expected = { state: "complete", told: true };
const partly: Expected = { state: "partial", told: true };
const failed: Expected = { state: "failed", told: false };
const ended: Expected = { ...failed, endsRun: true };

const CASES: readonly [name: string, replies: readonly Reply[], expected: Expected][] = [
	["429 with retry-after", [failing(429, { headers: { "retry-after": "7" } }), good], { ...whole, waits: [7_000] }],
	[
		"429 with a retry-after that is longer than a call",
		[failing(429, { headers: { "retry-after": "150" } }), good],
		{ ...whole, waits: [150_000] },
	],
	["429 without retry-after", [failing(429), good], whole],
	["429 that never ends", [failing(429)], failed],
	["529 with retry-after", [failing(529, { headers: { "retry-after": "2" } }), good], { ...whole, waits: [2_000] }],
	["529 without retry-after", [failing(529), good], whole],
	["529 that never ends", [failing(529)], failed],
	["500", [failing(500), good], whole],
	["500 that never ends", [failing(500)], failed],
	["200, then an error event", [{ kind: "error-event", text: half, type: "overloaded_error" }, good], whole],
	["200, then an error event, always", [{ kind: "error-event", text: half, type: "api_error" }], partly],
	["200, then an error event before anything", [{ kind: "error-event", text: NOTHING, type: "api_error" }], failed],
	["a stream that is cut", [{ kind: "broken", text: half }, good], whole],
	["a stream that is always cut", [{ kind: "ends-early", text: half }], partly],
	["a stream that is always cut before a finding", [{ kind: "ends-early", text: NOTHING }], failed],
	["an event that is no JSON", [{ kind: "garbled", text: half }, good], whole],
	["prose", [{ kind: "message", text: "Looks fine to me." }], failed],
	["broken JSON", [{ kind: "message", text: half }], partly],
	["the wrong schema", [answering({ verdict: "clean", approved: true })], failed],
	["the wrong schema, then the right one", [answering({ review: [{}] }), good], whole],
	["a refusal", [{ kind: "message", text: "", stop: "refusal" }], failed],
	["max_tokens in a finding", [{ kind: "message", text: half, stop: "max_tokens" }], partly],
	["max_tokens before a finding", [{ kind: "message", text: NOTHING, stop: "max_tokens" }, good], partly],
	["too long", [failing(413), good], partly],
	["too long at every size", [failing(413)], failed],
	["a spent account", [failing(402, { type: "billing_error" })], ended],
	["a spending limit", [failing(400, { code: "enforced_spend_limit_reached" })], ended],
	["a wrong key", [failing(401, { type: "authentication_error" })], ended],
	["a key without the permission", [failing(403, { type: "permission_error" })], ended],
	["an unknown model", [failing(404, { type: "not_found_error" })], failed],
	["a request that is not accepted", [failing(400, { type: "invalid_request_error" })], failed],
	["no findings", [answering(answer([]))], { state: "complete", told: false }],
	[
		"findings on unknown files",
		[answering(answer([finding({ path: "src/other.rs" }), finding({ path: "/etc/passwd" })]))],
		{ state: "complete", told: false },
	],
	[
		"findings on lines that are nowhere",
		[answering(answer([finding({ quote: "let made_up = by_the_model();" })]))],
		{ state: "complete", told: false },
	],
];

const agentsLine = ({ findings }: ReviewResult) => findings.find(({ snippet }) => snippet === AGENT_LINE);
const runOf = ({ model }: ReviewResult, name: string) => model?.runs.find(({ agent }) => agent === name);
const placesOf = (findings: ReviewResult["findings"]) => findings.map(({ source }) => source).sort();

/** With a rule's finding, and another agent that answers well. */
async function onDirty(replies: Replies, more: Partial<BenchOptions> = {}): Promise<ReviewResult> {
	const script = scriptOf({ second: [answering(answer([SECOND_FOUND]))], ...replies });
	return (await bench.review(DIRTY, { script, ...more })).result;
}

describe("an agent fails in each way", () => {
	test.each(CASES)("%s: what is good is told", async (_, replies, { state, told, endsRun, waits = [] }) => {
		const script = scriptOf({ first: replies, second: [answering(answer([SECOND_FOUND]))] });
		const { result, clock } = await bench.review(DIRTY, { script });
		expect(result.verdict.conclusion).toBe("findings");
		expect(placesOf(result.findings)).toEqual([...(told ? ["first"] : []), ...(endsRun ? [] : ["second"]), RULE]);
		expect(runOf(result, "first")?.state).toBe(state);
		for (const [index, least] of waits.entries()) expect(clock.waits[index]).toBeGreaterThanOrEqual(least);
		saysSo(result, state);
	});

	test.each(CASES)("%s: nothing else found is no all-clear", async (_, replies, { state, told }) => {
		const { result } = await bench.review(CLEAN, { script: scriptOf({ first: replies }) });
		expect(agentsLine(result) !== undefined).toBe(told);
		const quiet = state === "complete" ? "clean" : "incomplete";
		expect(result.verdict.conclusion).toBe(told ? "findings" : quiet);
		saysSo(result, state);
	});

	test("ten thousand findings become one comment that names a few, and the rest is counted", async () => {
		const result = await onDirty({ first: [answering(answer(flood))] });
		expect(placesOf(result.findings)).toEqual(["first", "second", RULE]);
		expect(agentsLine(result)?.related?.length).toBe(29);
		expect(result.notices.map(({ message }) => message).join()).toContain("9970 of 10000 findings");
		expect(result.leftOut).toEqual({ "one cause, told once": 29 });
	});
});

function saysSo({ verdict, notices }: ReviewResult, state: State): void {
	const messages = notices.map(({ message }) => message).filter((message) => message.startsWith("first: "));
	const admits = /[12] parts? of the change could not be reviewed/.test(verdict.sentence);
	expect(admits).toBe(state !== "complete");
	if (state === "failed") expect(messages).toHaveLength(1);
	expect(messages.join()).not.toContain("stand-in says");
}

describe("failures that take time", () => {
	test.each([
		["once, then it answers", [good], "complete"],
		["again", [], "partial"],
	])("a stall in the stream, %s", async (_, then, state) => {
		const stalled: Reply = { kind: "stalled", text: text.slice(0, text.indexOf("},{") + 1) };
		const result = await onDirty({ first: [stalled, ...then] }, { onProgress: advanceAtStall() });
		expect(placesOf(result.findings)).toEqual(["first", "second", RULE]);
		expect(runOf(result, "first")?.state).toBe(state);
	});

	test("a call that takes too long is asked for less, and those who waited for it lose nothing", async () => {
		const scene = withClock({ first: [{ kind: "mute" }, good] }, CALL_MS);
		const { result } = await bench.review(DIRTY, scene);
		expect(placesOf(result.findings)).toEqual(["first", "second", RULE]);
		expect([runOf(result, "first")?.state, runOf(result, "second")?.state]).toEqual(["partial", "complete"]);
		expect(result.verdict.sentence).toContain("1 part of the change could not be reviewed");
	});

	test("the run's time is up: the rules' findings are told", async () => {
		const { result } = await bench.review(DIRTY, withClock({ first: [{ kind: "mute" }] }, RUN_MS));
		expect(placesOf(result.findings)).toEqual([RULE]);
		expect(result.verdict.sentence).toContain("2 parts of the change could not be reviewed");
	});

	test("no connection in time", async () => {
		const client = { connectMs: 150 };
		const result = await onDirty({ first: [{ kind: "mute" }] }, { client });
		expect(placesOf(result.findings)).toEqual(["second", RULE]);
		expect(runOf(result, "first")).toMatchObject({ state: "failed", calls: 0, dollars: 0 });
	});

	test("nobody listens there", async () => {
		const result = await onDirty({}, { client: { baseUrl: "http://127.0.0.1:9" } });
		expect(placesOf(result.findings)).toEqual([RULE]);
		expect(result.verdict.sentence).toContain("2 parts");
	});
});

/** Moves the clock once the first agent has found something in a stream that stalls, and the second one is done. */
function advanceAtStall(): NonNullable<BenchOptions["onProgress"]> {
	let isStalled = false;
	let isOtherDone = false;
	return (progress: AgentProgress, clock: FakeClock) => {
		if (progress.agent === "first" && progress.kind === "asked") isStalled = false;
		if (progress.agent === "first" && progress.kind === "findings") isStalled = true;
		if (progress.agent === "second" && progress.kind === "spent") isOtherDone = true;
		if (isStalled && isOtherDone) setImmediate(() => clock.advance(STALL_MS));
	};
}

/** Moves the clock by `ms` once the first agent's first request has come in. */
function withClock(replies: Replies, ms: number): BenchOptions {
	let clock: FakeClock | undefined;
	const script = scriptOf({ second: [answering(answer([SECOND_FOUND]))], ...replies });
	let isFirst = true;
	return {
		onProgress: (_, now) => {
			clock = now;
		},
		script: (request, turn) => {
			if (isFirst) setImmediate(() => clock?.advance(ms));
			isFirst = false;
			return script(request, turn);
		},
	};
}

describe("limits that are our own", () => {
	test.each([
		["dollars", { run: { dollars: 0.01 } }],
		["tokens", { day: { tokens: 100 } }],
	])("a budget in %s that is reached: the rules' findings are told, and the verdict says which", async (_, budget) => {
		const configuration = { model: { enabled: true, verifier: "sonnet", budget } };
		const { result, requests } = await bench.review(DIRTY, { script: scriptOf({}), configuration });
		expect(requests).toEqual([]);
		expect(placesOf(result.findings)).toEqual([RULE]);
		expect(result.verdict.sentence).toContain("could not be reviewed");
		expect(result.notices.map(({ message }) => message).join()).toContain("The budget for");
	});
});
