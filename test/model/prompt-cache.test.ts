import { describe, expect, test } from "@jest/globals";
import type { AgentRequest } from "../../src/model/agent-outcome.ts";
import { answerKey } from "../../src/model/answer-key.ts";
import { firstCall } from "../../src/model/ask-agent.ts";
import { cheaperLayout } from "../../src/model/prompt/layout.ts";
import { makeNonce } from "../../src/model/prompt/nonce.ts";
import type { ShownSection } from "../../src/model/prompt/shown-change.ts";
import { inTurn, withScene } from "../support/anthropic/ask.ts";
import type { CacheCount } from "../support/anthropic/prompt-cache.ts";
import { answering } from "../support/anthropic/reply.ts";
import { answer, SAMPLE_AGENT, SAMPLE_REQUEST, section, shownOf } from "../support/anthropic/samples.ts";

const files = (changed: Readonly<Record<number, string>> = {}): ShownSection[] =>
	Array.from({ length: 6 }, (_, index) =>
		section(
			"change",
			`Change of src/${index}.rs`,
			changed[index] ?? `${index} +     let total = sum(${index});\n`.repeat(90),
		),
	);
const push = (sections: readonly ShownSection[]): AgentRequest => ({
	...SAMPLE_REQUEST,
	shown: shownOf([
		section("files", "Files", `6 files, ${sections.map(({ text }) => text.length).join()} characters`),
		section("pull-request", "What the pull request says", "Sums are faster"),
		section("guidelines", "CLAUDE.md", "Measure first.\n".repeat(40)),
		...sections,
		section("evidence", "Static findings", `E1 ${sections.length}`),
	]),
});

const share = ({ input, read, written }: CacheCount) => read / (input + read + written);
const calm = inTurn(answering(answer([])));

describe("the prompt's cached prefix", () => {
	test("a second push that changes a late file reads over 70 % from the cache", async () => {
		await withScene(calm, async ({ ask, standIn }) => {
			await ask(push(files()));
			await ask(push(files({ 4: "5 +     let total = fold(4);\n".repeat(20) })));
			expect(share(standIn.counts[0] as CacheCount)).toBe(0);
			expect(share(standIn.counts[1] as CacheCount)).toBeGreaterThan(0.7);
		});
	});
	test("a second push that changes the first file still reads the rules and the agent's text", async () => {
		await withScene(calm, async ({ ask, standIn }) => {
			await ask(push(files()));
			await ask(push(files({ 0: "1 + x" })));
			expect(standIn.counts[1]?.read).toBeGreaterThan(3_000);
		});
	});
	test("the same push again reads all but the question", async () => {
		await withScene(calm, async ({ ask, standIn }) => {
			await ask(push(files()));
			await ask(push(files()));
			expect(share(standIn.counts[1] as CacheCount)).toBeGreaterThan(0.95);
		});
	});
	test("agents share the rules; with the change first, the change as well", async () => {
		const other = { ...SAMPLE_AGENT, name: "other", prompt: "You know runtimes. ".repeat(160) };
		for (const [layout, least, most] of [
			["agent-first", 0.2, 0.5],
			["change-first", 0.7, 0.95],
		] as const) {
			await withScene(calm, async ({ ask, standIn }) => {
				await ask({ ...push(files()), layout });
				await ask({ ...push(files()), agent: other, layout });
				expect(share(standIn.counts[1] as CacheCount)).toBeGreaterThan(least);
				expect(share(standIn.counts[1] as CacheCount)).toBeLessThan(most);
			});
		}
	});
	test("agents that start together: the first warms the cache, the others read it", async () => {
		await withScene(calm, async ({ ask, standIn }) => {
			await Promise.all([1, 2, 3].map(() => ask(push(files()))));
			expect(standIn.counts.filter(({ read }) => read === 0)).toHaveLength(1);
		});
	});
	test("the rules may be kept for an hour", async () => {
		await withScene(calm, async ({ ask }) => {
			const outcome = await ask({ ...push(files()), settings: { systemCache: "1h" } });
			expect(outcome.usage.cacheWriteHourTokens).toBeGreaterThan(3_000);
			expect(outcome.usage.cacheWriteHourTokens).toBeLessThan(outcome.usage.cacheWriteTokens);
		});
	});
	test("what changes with every push stands last", () => {
		const { messages } = firstCall({ ...push(files()), assigned: ["src/5.rs"] }).params;
		const content = messages[0]?.content as { text: string }[];
		const titles = content.map(({ text }) => /about="([^"]*)"/.exec(text)?.[1]);
		expect(titles).toEqual([
			undefined,
			"CLAUDE.md",
			"What the pull request says",
			...files().map(({ title }) => title),
			"Files",
			"Static findings",
			"Files to review",
		]);
	});
});

describe("makeNonce", () => {
	test("is the same for the pushes of a pull request, and another for another one or another secret", () => {
		const secret = "a secret of this installation";
		expect(makeNonce(secret, "o/r#1")).toMatch(/^[0-9a-f]{16}$/);
		expect(makeNonce(secret, "o/r#1")).toBe(makeNonce(secret, "o/r#1"));
		expect(
			new Set([makeNonce(secret, "o/r#1"), makeNonce(secret, "o/r#2"), makeNonce(`${secret}!`, "o/r#1")]).size,
		).toBe(3);
		expect(() => makeNonce("short", "o/r#1")).toThrow(RangeError);
	});
	test("is no part of a recording's key", () => {
		const key = (nonce: string) => answerKey.of(firstCall({ ...SAMPLE_REQUEST, nonce }));
		expect(key("1".repeat(16))).toBe(key("2".repeat(16)));
		expect(answerKey.of(firstCall({ ...SAMPLE_REQUEST, model: "claude-sonnet-5-5" }))).not.toBe(key("1".repeat(16)));
	});
});

describe("cheaperLayout", () => {
	test.each([
		[1, 3_000, 50_000, "agent-first"],
		[2, 3_000, 10_000, "change-first"],
		[3, 3_000, 3_000, "agent-first"],
		[4, 3_000, 12_000, "change-first"],
	])("%i agents of %i tokens on %i tokens: %s", (agents, own, change, layout) => {
		expect(cheaperLayout(agents, own, change)).toBe(layout);
	});
});
