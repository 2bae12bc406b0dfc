import { describe, expect, test } from "@jest/globals";
import { firstCall } from "../../src/model/ask-agent.ts";
import { ClientSettingsError, openClient } from "../../src/model/client.ts";
import { systemClock } from "../../src/model/clock.ts";
import { inTurn, withScene } from "../support/anthropic/ask.ts";
import { failing } from "../support/anthropic/reply.ts";
import { SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

describe("openClient", () => {
	test("without a key says which variable to set", async () => {
		await expect(openClient({ platform: "anthropic" })).rejects.toThrow(
			new ClientSettingsError("There is no API key: set ANTHROPIC_API_KEY."),
		);
	});
	test.each([
		["bedrock", "@anthropic-ai/bedrock-sdk"],
		["vertex", "@anthropic-ai/vertex-sdk"],
	] as const)("%s without its package says what to install", async (platform, name) => {
		const opened = openClient({ platform, region: "eu-west-1", project: "p" });
		await expect(opened).rejects.toThrow(`The package ${name} is not installed: run \`npm install ${name}\``);
		await expect(opened).rejects.toThrow(ClientSettingsError);
	});
	test("counts the tokens of a call without making it", async () => {
		await withScene(inTurn(failing(500)), async ({ world, standIn }) => {
			const count = await world.client.countTokens(firstCall(SAMPLE_REQUEST), new AbortController().signal);
			expect(count).toBeGreaterThan(2_500);
			expect(count).toBeLessThan(8_000);
			expect(standIn.requests).toHaveLength(0);
		});
	});
});

describe("systemClock", () => {
	test("waits, and stops waiting when it is told to", async () => {
		const controller = new AbortController();
		await systemClock.wait(0, controller.signal);
		const waiting = systemClock.wait(1_000_000, controller.signal);
		controller.abort(new Error("enough"));
		await expect(waiting).rejects.toThrow("enough");
		await expect(systemClock.wait(0, controller.signal)).rejects.toThrow("enough");
	});
	test("an alarm rings once, and not when it is taken back", async () => {
		const rung = await new Promise((resolve) => systemClock.alarm(0, () => resolve("rung")));
		expect(rung).toBe("rung");
		systemClock.alarm(1_000_000, () => {})();
		expect(systemClock.now()).toBeGreaterThan(0);
	});
});
