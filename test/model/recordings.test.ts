import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { answerKey } from "../../src/model/answer-key.ts";
import { askAgent, firstCall } from "../../src/model/ask-agent.ts";
import { recordAnswers } from "../../src/model/record-answers.ts";
import { replayAnswers } from "../../src/model/replay-answers.ts";
import { inTurn, withScene } from "../support/anthropic/ask.ts";
import { answering, failing } from "../support/anthropic/reply.ts";
import { answer, finding, SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "gregor-answers-"));
});
afterEach(async () => rm(folder, { recursive: true }));

const withTools = inTurn(
	{ kind: "message", thinking: "hm", tools: [{ name: "search", input: { text: "forward" } }] },
	answering(answer([finding()])),
);

describe("recorded answers", () => {
	test("play the same review again, under another nonce and without the API", async () => {
		await withScene(withTools, async ({ world, standIn }) => {
			const recorded = await askAgent(SAMPLE_REQUEST, { ...world, client: recordAnswers(folder, world.client) });
			expect(await readdir(folder)).toHaveLength(2);
			const request = { ...SAMPLE_REQUEST, nonce: "ffffffffffffffff" };
			const replayed = await askAgent(request, { ...world, client: replayAnswers(folder) });
			expect(replayed).toEqual(recorded);
			expect(recorded).toMatchObject({ state: "complete", toolCalls: 1, findings: [{}] });
			expect(standIn.requests).toHaveLength(2);
		});
	});
	test("a person may write one, by the key of the prompt", async () => {
		const key = answerKey.of(firstCall(SAMPLE_REQUEST));
		await writeFile(join(folder, `${key}.json`), JSON.stringify(answer([finding({ title: "By hand" })])));
		await withScene(inTurn(failing(500)), async ({ world }) => {
			const outcome = await askAgent(SAMPLE_REQUEST, { ...world, client: replayAnswers(folder) });
			expect(outcome).toMatchObject({ state: "complete", findings: [{ title: "By hand" }], calls: 1 });
		});
	});
	test("one that is missing is named and costs nothing", async () => {
		const missing: string[] = [];
		await withScene(inTurn(failing(500)), async ({ world }) => {
			const client = replayAnswers(folder, (key) => missing.push(key));
			const outcome = await askAgent(SAMPLE_REQUEST, { ...world, client });
			expect(outcome).toMatchObject({ state: "failed", failure: { kind: "no-recording" }, dollars: 0 });
		});
		expect(missing).toEqual([answerKey.of(firstCall(SAMPLE_REQUEST))]);
	});
	test("one that is broken is an error, not a review", async () => {
		const key = answerKey.of(firstCall(SAMPLE_REQUEST));
		await writeFile(join(folder, `${key}.json`), "{");
		await withScene(inTurn(failing(500)), async ({ world }) => {
			await expect(askAgent(SAMPLE_REQUEST, { ...world, client: replayAnswers(folder) })).rejects.toThrow(SyntaxError);
		});
	});
});
