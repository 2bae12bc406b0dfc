import { describe, expect, test } from "@jest/globals";
import { firstCall } from "../../src/model/ask-agent.ts";
import type { ModelCall } from "../../src/model/model-client.ts";
import { printPrompt } from "../../src/model/prompt/print-prompt.ts";
import { SAMPLE_LINE, SAMPLE_REQUEST } from "../support/anthropic/samples.ts";

const call = (params: Partial<ModelCall["params"]>): ModelCall => ({
	params: { model: "m", max_tokens: 10, messages: [{ role: "user", content: "Hello." }], ...params },
	nonce: "",
});

describe("printPrompt", () => {
	test.each<[string, Partial<ModelCall["params"]>, string]>([
		[
			"the least",
			{},
			"model m, answer of at most 10 tokens\n\ntools: none; the answer follows a JSON Schema\n\n--- user ---\nHello.",
		],
		[
			"a system prompt that is one text",
			{ system: "Be brief." },
			"model m, answer of at most 10 tokens\n\ntools: none; the answer follows a JSON Schema\n\n--- system ---\nBe brief.\n\n--- user ---\nHello.",
		],
		[
			"marks, effort, and blocks that are no text",
			{
				output_config: { effort: "low" },
				system: [{ type: "text", text: "Rules.", cache_control: { type: "ephemeral" } }],
				messages: [
					{
						role: "user",
						content: [
							{ type: "text", text: "One." },
							{ type: "text", text: "Two." },
						],
					},
					{ role: "assistant", content: [{ type: "tool_use", id: "t", name: "search", input: {} }] },
				],
			},
			"model m, effort low, answer of at most 10 tokens\n\ntools: none; the answer follows a JSON Schema\n\n--- system ---\nRules.\n[cached]\n\n--- user ---\nOne.\n\nTwo.\n\n--- assistant ---\n(tool_use)",
		],
	])("%s", (_, params, expected) => expect(printPrompt(call(params))).toBe(expected));

	test("prints a real question whole, in the order of the request", () => {
		const text = printPrompt(firstCall(SAMPLE_REQUEST));
		const parts = ["tools: read_file, search, find_definition;", "--- system ---", "# Who you are", "--- user ---"];
		const places = [...parts, SAMPLE_LINE, "Give your answer in the schema"].map((part) => text.indexOf(part));
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(places[0]).toBeGreaterThan(0);
		expect(text.match(/\[cached\]/g)).toHaveLength(4);
	});
});
