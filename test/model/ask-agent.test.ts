import { describe, expect, test } from "@jest/globals";
import { inTurn, withScene } from "../support/anthropic/ask.ts";
import { answering } from "../support/anthropic/reply.ts";
import { answer, finding, NONCE, SAMPLE_LINE, SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

describe("askAgent", () => {
	test("hands back what the model found, with its cost", async () => {
		const good = answer([finding()], {
			static_verdicts: [{ id: "E1", verdict: "confirm", reason: "It copies per message.", quote: "" }],
			questions: [{ key: "throughput", question: "How many?", why: "Under 100 a second it does not matter." }],
			summary: [{ section: "verification", text: "Replay an hour." }],
		});
		await withScene(inTurn(answering(good, { pings: 3 })), async ({ ask, progress }) => {
			const outcome = await ask();
			expect(outcome).toMatchObject({
				state: "complete",
				problems: [],
				verdicts: [{ id: "E1", verdict: "confirm" }],
				questions: [{ key: "throughput" }],
				summary: [{ section: "Verification" }],
				calls: 1,
				toolCalls: 0,
			});
			expect(outcome.findings).toMatchObject([
				{
					source: "rust-kafka-performance-architect",
					issueClass: "delivery-awaited-per-message",
					title: "Each delivery is awaited before the next send",
					near: { startLine: 13, endLine: 13 },
					snippet: `    ${SAMPLE_LINE}`,
				},
			]);
			expect(outcome.usage.cacheWriteTokens).toBeGreaterThan(2_000);
			expect(outcome.dollars).toBeGreaterThan(0.01);
			expect(progress.map(({ kind }) => kind)).toEqual(["asked", "findings", "spent"]);
		});
	});
	test("no findings are a complete answer", async () => {
		await withScene(inTurn(answering(answer([]))), async ({ ask }) => {
			expect(await ask()).toMatchObject({ state: "complete", findings: [], problems: [] });
		});
	});
	test("runs tools, fences what they hand back, and sends the model's turn back as it was", async () => {
		const tools = [
			{ name: "read_file", input: { path: "src/main.rs" } },
			{ name: "search", input: { text: "forward" } },
			{ name: "find_definition", input: { name: "forward" } },
		];
		const script = inTurn({ kind: "message", thinking: "Who calls it?", tools }, answering(answer([finding()])));
		await withScene(script, async ({ ask, standIn, progress }) => {
			expect(await ask()).toMatchObject({ state: "complete", toolCalls: 3, calls: 2 });
			const [first, second] = standIn.requests;
			expect(second?.messages).toHaveLength(3);
			expect(second?.messages[1]?.content).toMatchObject([{ type: "thinking", signature: "signed" }, {}, {}, {}]);
			expect(JSON.stringify(second?.messages[2])).toContain(`<data-${NONCE} about=\\"src/main.rs from line 1\\">`);
			expect(second?.tools).toEqual(first?.tools);
			expect(progress.filter(({ kind }) => kind === "reading")).toHaveLength(3);
			expect(standIn.counts[1]?.read).toBeGreaterThan(2_000);
		});
	});
	test("stops offering tools when twelve calls are made", async () => {
		const five = Array.from({ length: 5 }, () => ({ name: "search", input: { text: "forward" } }));
		const script = inTurn(...Array(3).fill({ kind: "message", tools: five }), answering(answer([])));
		await withScene(script, async ({ ask, standIn }) => {
			expect(await ask()).toMatchObject({ state: "complete", toolCalls: 12, calls: 4 });
			expect(standIn.requests.map((request) => request.tool_choice?.type)).toEqual([
				undefined,
				undefined,
				undefined,
				"none",
			]);
			expect(JSON.stringify(standIn.requests[3]?.messages.at(-1))).toContain("No calls are left");
		});
	});
	test("answers without tools where there is no tree", async () => {
		const { tree: _, ...request } = SAMPLE_REQUEST;
		await withScene(inTurn(answering(answer([]))), async ({ ask, standIn }) => {
			await ask(request);
			expect(standIn.requests[0]?.tool_choice).toEqual({ type: "none" });
		});
	});
});
