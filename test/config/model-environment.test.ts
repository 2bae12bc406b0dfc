import { describe, expect, test } from "@jest/globals";
import { EnvironmentError } from "../../src/config/environment-error.ts";
import { readModelEnvironment } from "../../src/config/model-environment.ts";

const KEY = "sk-ant-of-a-test-0123456789";
const NO_LIMITS = { run: {}, "pull-request": {}, repository: {}, day: {} };

describe("readModelEnvironment", () => {
	test.each<[string, Record<string, string | undefined>]>([
		["nothing", {}],
		["an empty key, as a compose file leaves it", { ANTHROPIC_API_KEY: "" }],
		["a key of spaces", { ANTHROPIC_API_KEY: "  " }],
		["a base address alone", { ANTHROPIC_BASE_URL: "https://gateway.example" }],
		["a budget alone", { GREGOR_BUDGET_DAY: "5" }],
		["an empty platform", { GREGOR_MODEL_PLATFORM: "" }],
	])("with %s only the rules review", (_, variables) => {
		expect(readModelEnvironment(variables)).toBeUndefined();
	});

	test.each<[string, Record<string, string>, object]>([
		["a key", { ANTHROPIC_API_KEY: ` ${KEY}\n` }, { platform: "anthropic", apiKey: KEY, names: {}, budget: NO_LIMITS }],
		[
			"an address, without the slash at its end",
			{ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: "https://gateway.example/claude/" },
			{ baseUrl: "https://gateway.example/claude" },
		],
		["an empty address", { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: "" }, { apiKey: KEY }],
		["a cloud, which needs no key", { GREGOR_MODEL_PLATFORM: "bedrock" }, { platform: "bedrock" }],
		[
			"a cloud with its place",
			{ GREGOR_MODEL_PLATFORM: "vertex", GREGOR_MODEL_REGION: "europe-west1", GREGOR_MODEL_PROJECT: "p" },
			{ platform: "vertex", region: "europe-west1", project: "p" },
		],
		[
			"names of models, in any case and spacing",
			{ ANTHROPIC_API_KEY: KEY, GREGOR_MODEL_NAMES: " Opus = us.anthropic.claude-opus-5-5:0 ,sonnet=s" },
			{ names: { opus: "us.anthropic.claude-opus-5-5:0", sonnet: "s" } },
		],
		[
			"limits in dollars and tokens",
			{ ANTHROPIC_API_KEY: KEY, GREGOR_BUDGET_RUN: "2.5", GREGOR_BUDGET_RUN_TOKENS: "90000", GREGOR_BUDGET_DAY: "0" },
			{ budget: { ...NO_LIMITS, run: { dollars: 2.5, tokens: 90_000 }, day: { dollars: 0 } } },
		],
		[
			"limits of pull request and repository",
			{ ANTHROPIC_API_KEY: KEY, GREGOR_BUDGET_PULL_REQUEST: "1", GREGOR_BUDGET_REPOSITORY_TOKENS: "7" },
			{ budget: { ...NO_LIMITS, "pull-request": { dollars: 1 }, repository: { tokens: 7 } } },
		],
	])("reads %s", (_, variables, expected) => expect(readModelEnvironment(variables)).toMatchObject(expected));

	test("leaves out what is not set", () => {
		expect(Object.keys(readModelEnvironment({ ANTHROPIC_API_KEY: KEY }) ?? {}).sort()).toEqual([
			"apiKey",
			"budget",
			"names",
			"platform",
		]);
	});

	test.each<[string, string]>([
		["GREGOR_MODEL_PLATFORM", "azure"],
		["ANTHROPIC_BASE_URL", "gateway"],
		["GREGOR_MODEL_NAMES", "opus"],
		["GREGOR_MODEL_NAMES", "opus=a b"],
		["GREGOR_MODEL_NAMES", "opus=a,,sonnet=b"],
		["GREGOR_BUDGET_RUN", "five"],
		["GREGOR_BUDGET_RUN", "-1"],
		["GREGOR_BUDGET_DAY_TOKENS", "1.5"],
	])("names %s where it is %p, and no value", (name, value) => {
		const read = () => readModelEnvironment({ ANTHROPIC_API_KEY: KEY, [name]: value });
		expect(read).toThrow(EnvironmentError);
		expect(read).toThrow(new RegExp(`${name}:`));
		expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining(KEY) }));
	});

	test("names all that is wrong at once", () => {
		const variables = { GREGOR_BUDGET_RUN: "x", GREGOR_BUDGET_DAY: "y" };
		expect(() => readModelEnvironment(variables)).toThrow(/GREGOR_BUDGET_RUN[\s\S]*GREGOR_BUDGET_DAY/);
	});
});
