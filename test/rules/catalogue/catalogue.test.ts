import { describe, expect, test } from "@jest/globals";
import { editDistance } from "../../../src/config/nearest.ts";
import { canonicalName, familiesOf, findSetting, settingsOf } from "../../../src/rules/catalogue/catalogue.ts";
import { valueProblem } from "../../../src/rules/catalogue/check-value.ts";
import { nearestName } from "../../../src/rules/catalogue/nearest.ts";
import { FAMILIES, SCOPES, SETTING_TYPES, type Setting } from "../../../src/rules/catalogue/setting.ts";

describe("the catalogue", () => {
	test.each([
		["librdkafka", 190],
		["java", 120],
		["broker", 320],
		["topic", 30],
		["connect", 150],
		["streams", 100],
	] as const)("%s has at least %i names", (family, least) => {
		expect([...settingsOf(family).values()].flat().length).toBeGreaterThan(least);
	});

	test.each(FAMILIES.map((family) => [family]))("%s says each fact once, in known words", (family) => {
		for (const settings of settingsOf(family).values()) {
			const scopes = settings.flatMap((setting) => setting.scopes);
			expect(new Set(scopes).size).toBe(scopes.length);
			for (const setting of settings) {
				expect(SETTING_TYPES).toContain(setting.type);
				expect(SCOPES).toEqual(expect.arrayContaining([...setting.scopes]));
				const [lowest, highest] = setting.range ?? [null, null];
				expect((lowest ?? Number.NEGATIVE_INFINITY) <= (highest ?? Number.POSITIVE_INFINITY)).toBe(true);
			}
		}
	});

	test.each(FAMILIES.map((family) => [family]))("%s: defaults fit their own type and range", (family) => {
		const wrong = [...settingsOf(family).values()].flat().filter((setting) => {
			const isCheckable =
				setting.default !== undefined && setting.type !== "api" && setting.name !== "builtin.features";
			return isCheckable && valueProblem(setting, String(setting.default)) !== undefined;
		});
		expect(wrong.map(({ name }) => name)).toEqual([]);
	});

	test("aliases point to names of the same family", () => {
		const settings = [...settingsOf("librdkafka").values()].flat();
		for (const { aliasOf } of settings)
			if (aliasOf !== undefined) expect(findSetting(aliasOf, "librdkafka")).toBeDefined();
	});

	test("facts that people rely on", () => {
		expect(familiesOf("enable.idempotence")).toEqual(["librdkafka", "java"]);
		expect(findSetting("session.timeout.ms", "java")?.default).toBe(45_000);
		expect(findSetting("message.timeout.ms", "librdkafka")?.default).toBe(300_000);
		expect(findSetting("log.retention.hours", "broker")?.default).toBe(168);
		expect(findSetting("compression.type", "java", ["producer"])?.scopes).toEqual(["producer"]);
		expect(canonicalName("linger.ms", "librdkafka")).toBe("queue.buffering.max.ms");
		expect(findSetting("ssl.truststore.location", "librdkafka")?.refused).toBe(true);
	});
});

describe("valueProblem", () => {
	const integer: Setting = { name: "n", scopes: ["topic"], type: "integer", range: [1, 10] };
	const list: Setting = { name: "l", scopes: ["topic"], type: "list", values: ["compact", "delete"] };
	const word: Setting = {
		name: "w",
		scopes: ["consumer"],
		type: "string",
		values: ["latest"],
		prefixes: ["by_duration:"],
	};
	test.each<[Setting, string, string | undefined]>([
		[integer, "5", undefined],
		[integer, "0", "below the lowest value allowed, 1"],
		[integer, "11", "above the highest value allowed, 10"],
		[integer, "5s", "not a whole number"],
		[list, "Compact, delete", undefined],
		[list, "compact,drop", "none of compact, delete"],
		[word, "by_duration:PT1H", undefined],
		[word, "newest", "none of latest"],
		[{ ...integer, type: "boolean" }, "yes", "neither true nor false"],
		[{ ...integer, type: "float" }, "0.5", "below the lowest value allowed, 1"],
		[{ ...integer, type: "string" }, "anything", undefined],
	])("%o with %s", (setting, value, problem) => {
		expect(valueProblem(setting, value)).toBe(problem);
	});
});

describe("nearestName", () => {
	const names = ["max.poll.interval.ms", "max.poll.records", "acks", "bootstrap.servers", "retry.backoff.ms"];
	test.each([
		["max.poll.intervall.ms", "max.poll.interval.ms"],
		["max.pol.interal.ms", "max.poll.interval.ms"],
		["bootstrap_servers", "bootstrap.servers"],
		["bootstrap.sevrers", "bootstrap.servers"],
		["axks", undefined],
		["A.bootstrap.servers", undefined],
		["something.else.ms", undefined],
	])("%s means %s", (written, expected) => {
		expect(nearestName(written, names)).toBe(expected);
	});

	test("a swap is one edit", () => {
		expect(editDistance("abcd", "abdc")).toBe(1);
		expect(editDistance("", "abc")).toBe(3);
	});
});
