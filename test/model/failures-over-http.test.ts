import { describe, expect, test } from "@jest/globals";
import type { AgentOutcome } from "../../src/model/agent-outcome.ts";
import { openBudget } from "../../src/model/budget.ts";
import { CALL_MS, RUN_MS, STALL_MS } from "../../src/model/limits.ts";
import { inTurn, type Scene, withScene } from "../support/anthropic/ask.ts";
import { answering, failing, type Reply } from "../support/anthropic/reply.ts";
import { answer, finding, SAMPLE_LINE, SAMPLE_REQUEST, section, shownOf } from "../support/anthropic/samples.ts";

const good = answering(answer([finding()]));
const text = JSON.stringify(answer([finding(), finding({ title: "Second" })]));
/** One finding is whole in it, the second is not. */
const half = text.slice(0, text.indexOf('"Second"') + 20);
/** It ends with the first finding. */
const first = text.slice(0, text.indexOf("},{") + 1);
const small = { path: "src/forward.rs", quote: SAMPLE_LINE, problem: "It waits." };

interface Expected {
	readonly state: AgentOutcome["state"];
	readonly findings: number;
	readonly kind?: string;
	/** Requests that reached the API. */
	readonly requests: number;
	readonly waits?: readonly number[];
}

const complete = (requests: number, waits: readonly number[] = []): Expected => ({
	state: "complete",
	findings: 1,
	requests,
	waits,
});
const failed = (kind: string, requests: number, waits: readonly number[] = []): Expected => ({
	state: "failed",
	findings: 0,
	kind,
	requests,
	waits,
});

const CASES: readonly [name: string, replies: readonly Reply[], expected: Expected][] = [
	["429 with retry-after", [failing(429, { headers: { "retry-after": "7" } }), good], complete(2, [7_000])],
	["429 with retry-after-ms", [failing(429, { headers: { "retry-after-ms": "250" } }), good], complete(2, [250])],
	["429 without retry-after", [failing(429), failing(429), good], complete(3, [5_000, 10_000])],
	["429 that never ends", [failing(429)], failed("rate-limited", 4, [5_000, 10_000, 20_000])],
	[
		"429 that asks for longer than the run",
		[failing(429, { headers: { "retry-after": "900" } })],
		failed("rate-limited", 1),
	],
	[
		"429 for a spending limit",
		[failing(429, { type: "rate_limit_error", code: "contract_spend_limit_reached" })],
		failed("spent-account", 1),
	],
	["529 with retry-after", [failing(529, { headers: { "retry-after": "2" } }), good], complete(2, [2_000])],
	["529 without retry-after", [failing(529), good], complete(2, [4_000])],
	["529 that never ends", [failing(529)], failed("overloaded", 5, [4_000, 8_000, 16_000, 32_000])],
	["500", [failing(500), good], complete(2, [2_000])],
	["500 that never ends", [failing(500)], failed("server-error", 4, [2_000, 4_000, 8_000])],
	["502 with a proxy's page", [failing(502, { body: "<html>Bad gateway</html>" }), good], complete(2, [2_000])],
	["504", [failing(504), good], complete(2, [2_000])],
	[
		"200, then an overloaded error",
		[{ kind: "error-event", text: half, type: "overloaded_error" }, good],
		complete(2, [4_000]),
	],
	[
		"200, then an API error, always",
		[{ kind: "error-event", text: half, type: "api_error" }],
		{ state: "partial", findings: 1, kind: "server-error", requests: 4 },
	],
	["200, then a billing error", [{ kind: "error-event", text: "", type: "billing_error" }], failed("spent-account", 1)],
	["a stream that ends early", [{ kind: "ends-early", text: half }, good], complete(2)],
	[
		"a stream that always ends early",
		[{ kind: "ends-early", text: half }],
		{ state: "partial", findings: 1, kind: "stream-cut", requests: 3 },
	],
	["a connection that breaks", [{ kind: "broken", text: half }, good], complete(2)],
	["an event that is no JSON", [{ kind: "garbled", text: half }, good], complete(2)],
	["prose instead of JSON", [{ kind: "message", text: "I would rather talk." }, good], complete(2)],
	["prose again", [{ kind: "message", text: "I would rather talk." }], failed("bad-json", 2)],
	[
		"broken JSON with a whole finding",
		[{ kind: "message", text: half }],
		{ state: "partial", findings: 1, kind: "bad-json", requests: 2 },
	],
	["the wrong schema", [answering({ review: [{ text: "bad" }] }), good], complete(2)],
	["the wrong schema again", [answering({ verdict: "ok" })], failed("wrong-schema", 2)],
	["a refusal", [{ kind: "message", text: "", stop: "refusal" }], failed("refused", 1)],
	[
		"max_tokens in a finding",
		[{ kind: "message", text: half, stop: "max_tokens" }],
		{ state: "partial", findings: 1, kind: "cut-short", requests: 1 },
	],
	[
		"max_tokens before the first finding",
		[{ kind: "message", text: '{"findings":[{"pa', stop: "max_tokens" }, good],
		{ state: "partial", findings: 1, requests: 2 },
	],
	[
		"the context window is exceeded",
		[{ kind: "message", text: "", stop: "model_context_window_exceeded" }, good],
		{ state: "partial", findings: 1, requests: 2 },
	],
	["413", [failing(413), good], { state: "partial", findings: 1, requests: 2 }],
	["413 at every size", [failing(413)], failed("too-long", 3)],
	["400", [failing(400, { type: "invalid_request_error" })], failed("bad-request", 1)],
	["400 for a spending limit", [failing(400, { code: "enforced_spend_limit_reached" })], failed("spent-account", 1)],
	["401", [failing(401, { type: "authentication_error" })], failed("wrong-key", 1)],
	["402", [failing(402, { type: "billing_error" })], failed("spent-account", 1)],
	["403", [failing(403, { type: "permission_error" })], failed("wrong-key", 1)],
	["404", [failing(404, { type: "not_found_error" })], failed("unknown-model", 1)],
	["no findings", [answering(answer([]))], { state: "complete", findings: 0, requests: 1 }],
	[
		"ten thousand findings",
		[answering(answer(Array.from({ length: 10_000 }, (_, index) => ({ ...small, title: `Finding ${index}` }))))],
		{ state: "complete", findings: 30, requests: 1 },
	],
	[
		"findings on unknown files",
		[answering(answer([finding({ path: "src/other.rs" }), finding()]))],
		{ state: "complete", findings: 1, requests: 1 },
	],
	[
		"findings that are no objects",
		[answering(answer([null, 7, "x", [], finding()]))],
		{ state: "complete", findings: 1, requests: 1 },
	],
];

describe("each failure of the API, over HTTP", () => {
	test.each(CASES)("%s", async (_name, replies, expected) => {
		await withScene(inTurn(...replies), async ({ ask, standIn, clock }) => {
			const outcome = await ask();
			expect(outcome.state).toBe(expected.state);
			expect(outcome.findings).toHaveLength(expected.findings);
			expect(outcome.failure?.kind).toBe(expected.kind);
			expect(standIn.requests).toHaveLength(expected.requests);
			if (expected.waits) expect(clock.waits).toEqual(expected.waits);
			if (expected.kind) expect(outcome.problems[0]).toMatch(/\w{4}.*[.)]$/);
		});
	});

	test("a wrong key is told once, and nobody else asks", async () => {
		await withScene(
			inTurn(good),
			async ({ ask, standIn }) => {
				const outcome = await ask();
				const next = await ask();
				expect([outcome, next].map(({ failure }) => failure?.kind)).toEqual(["wrong-key", "wrong-key"]);
				expect(standIn.requests).toHaveLength(0);
				expect(outcome.problems[0]).toContain("does not accept the key");
			},
			{ client: { apiKey: "sk-ant-wrong-0123456789" } },
		);
	});

	test("a stall in the stream, then an answer", async () => {
		await withScene(inTurn({ kind: "stalled", text: first }, good), async ({ ask, clock }) => {
			const outcome = await ask(SAMPLE_REQUEST, onFirstFinding(clock, STALL_MS));
			expect(outcome).toMatchObject({ state: "complete", findings: [{}] });
		});
	});

	test("a stall again: what was whole is kept", async () => {
		await withScene(inTurn({ kind: "stalled", text: first }), async ({ ask, clock }) => {
			const outcome = await ask(SAMPLE_REQUEST, ({ kind }) => {
				if (kind === "findings") queueMicrotask(() => clock.advance(STALL_MS));
			});
			expect(outcome).toMatchObject({ state: "partial", findings: [{}], failure: { kind: "stalled" } });
			expect(outcome.usage.outputTokens).toBeGreaterThan(50);
		});
	});

	test("a call over its time is asked again for less", async () => {
		await withScene(inTurn({ kind: "mute" }, good), async (scene) => {
			const outcome = await afterRequest(scene, () => scene.clock.advance(CALL_MS));
			expect(outcome).toMatchObject({ state: "partial", findings: [{}] });
			expect(outcome.notShown).toEqual(["What the pull request says", "Callers"]);
			expect(scene.standIn.requests[1]?.output_config?.effort).toBe("low");
			expect(JSON.stringify(scene.standIn.requests[1]?.messages)).toContain("at most three findings");
		});
	});

	test("no first byte in time", async () => {
		await withScene(
			inTurn({ kind: "mute" }),
			async ({ ask, clock }) => {
				expect(await ask()).toMatchObject({ state: "failed", failure: { kind: "connect-timeout" } });
				expect(clock.waits).toEqual([1_000, 2_000]);
			},
			{ client: { connectMs: 20 } },
		);
	});

	test("nobody listens at the address", async () => {
		await withScene(
			inTurn(good),
			async ({ ask, clock }) => {
				expect(await ask()).toMatchObject({ state: "failed", failure: { kind: "connect-failed" } });
				expect(clock.waits).toEqual([1_000, 2_000]);
			},
			{ client: { baseUrl: "http://127.0.0.1:9" } },
		);
	});

	test("the run's time is up during a call", async () => {
		await withScene(inTurn({ kind: "mute" }), async (scene) => {
			scene.clock.advance(RUN_MS - CALL_MS / 2);
			const outcome = await afterRequest(scene, () => scene.clock.advance(CALL_MS / 2));
			expect(outcome).toMatchObject({ state: "failed", failure: { kind: "out-of-time" } });
			expect(scene.world.pacing.halted()?.kind).toBe("out-of-time");
		});
	});

	test("cancelled from outside during a call, and before one", async () => {
		const controller = new AbortController();
		await withScene(
			inTurn({ kind: "mute" }),
			async (scene) => {
				const outcome = await afterRequest(scene, () => controller.abort());
				expect(outcome).toMatchObject({ state: "failed", failure: { kind: "cancelled" } });
				expect((await scene.ask()).failure?.kind).toBe("cancelled");
				expect(scene.standIn.requests).toHaveLength(1);
			},
			{ signal: controller.signal },
		);
	});

	test("a prompt as long as the window that is refused with 400 is asked in smaller parts", async () => {
		const many = Array.from({ length: 8 }, (_, index) =>
			section("change", `Change of src/${index}.rs`, "x = 1;\n".repeat(9_000)),
		);
		const request = { ...SAMPLE_REQUEST, model: "some-other-model", shown: shownOf(many) };
		await withScene(inTurn(failing(400), failing(400), good), async ({ ask, standIn }) => {
			const outcome = await ask(request);
			expect(outcome).toMatchObject({ state: "partial", findings: [{}] });
			expect(outcome.notShown).toHaveLength(4);
			expect(standIn.requests).toHaveLength(3);
		});
	});

	test("a budget that is reached makes no call, and says which", async () => {
		const budget = openBudget({ day: { dollars: 20 } }, { day: { dollars: 19.99, tokens: 0 } });
		await withScene(
			inTurn(good),
			async ({ ask, standIn }) => {
				const outcome = await ask();
				expect(outcome).toMatchObject({ state: "failed", failure: { kind: "budget-reached" }, calls: 0 });
				expect(outcome.problems[0]).toMatch(/^The budget for today is \$20\.00; \$19\.99 of it are taken/);
				expect(standIn.requests).toHaveLength(0);
			},
			{ budget },
		);
	});

	test("what a broken stream took counts against the budget", async () => {
		const budget = openBudget({});
		await withScene(
			inTurn({ kind: "ends-early", text: half }, good),
			async ({ ask }) => {
				const outcome = await ask();
				expect(budget.spent().dollars).toBeCloseTo(outcome.dollars, 10);
				expect(outcome.calls).toBe(2);
			},
			{ budget },
		);
	});

	test("agents of one run share what the API asked of one of them", async () => {
		const script = inTurn(failing(429, { headers: { "retry-after": "9" } }), good);
		await withScene(script, async ({ ask, clock }) => {
			const outcomes = await Promise.all([ask(), ask()]);
			expect(outcomes.map(({ state }) => state)).toEqual(["complete", "complete"]);
			expect(clock.waits).toEqual([9_000]);
		});
	});
});

/** Moves the clock once, when the first finding has come in. */
function onFirstFinding(clock: Scene["clock"], ms: number) {
	let isFirst = true;
	return ({ kind }: { kind: string }) => {
		if (kind !== "findings" || !isFirst) return;
		isFirst = false;
		queueMicrotask(() => clock.advance(ms));
	};
}

async function afterRequest({ ask, standIn }: Scene, act: () => void): Promise<AgentOutcome> {
	const received = standIn.received();
	const asked = ask();
	await received;
	act();
	return asked;
}
