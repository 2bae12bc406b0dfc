import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { DEFAULTS } from "../../src/config/defaults.ts";
import { CONFIGURATION_EXAMPLES, exampleConfiguration } from "../../src/config/example-configuration.ts";
import { configurationJsonSchema } from "../../src/config/json-schema.ts";
import { readConfiguration } from "../../src/config/read-configuration.ts";
import { fileSchema } from "../../src/config/schema.ts";

const read = (text: string) => readConfiguration(text, ".github/gregor.yml");

/** Takes the `#` from the lines of examples; prose keeps its `# `. */
const uncomment = (text: string) => text.replace(/^#(?=\S| {2})/gm, "");

describe("the file that `gregor init` writes", () => {
	test("is all comment, and reads as the defaults", () => {
		expect(exampleConfiguration()).not.toMatch(/^[^#\n]/m);
		expect(read(exampleConfiguration())).toEqual({ configuration: DEFAULTS, origin: "read", notices: [] });
	});

	test("uncommented whole, is valid and says something", () => {
		const { origin, notices, configuration } = read(uncomment(exampleConfiguration()));
		expect(notices).toEqual([]);
		expect(origin).toBe("read");
		expect(configuration.failOn).toBe("critical");
		expect(configuration.limits).toEqual(DEFAULTS.limits);
	});

	test.each(CONFIGURATION_EXAMPLES.map(({ yaml }) => yaml))("with only this part in use is valid: %s", (yaml) => {
		const asComment = yaml.replace(/^/gm, "#");
		expect(exampleConfiguration()).toContain(`\n${asComment}\n`);
		expect(read(exampleConfiguration().replace(asComment, yaml)).notices).toEqual([]);
	});

	test("shows every key", () => {
		const shown = parse(uncomment(exampleConfiguration()));
		expect(Object.keys(shown).toSorted()).toEqual(Object.keys(fileSchema.shape).toSorted());
		for (const key of ["agents", "limits", "constraints", "paths"] as const) {
			expect(Object.keys(shown[key]).toSorted()).toEqual(Object.keys(fileSchema.shape[key].unwrap().shape).toSorted());
		}
	});

	test("keeps its lines within 120 columns", () => {
		const longest = Math.max(
			...exampleConfiguration()
				.split("\n")
				.map((line) => line.length),
		);
		expect(longest).toBeLessThanOrEqual(120);
	});
});

test("an editor with the JSON Schema agrees", () => {
	const validate = new Ajv2020().compile(configurationJsonSchema());
	expect(validate(parse(uncomment(exampleConfiguration())))).toBe(true);
	expect(validate({})).toBe(true);
	for (const wrong of [{ agent: {} }, { fail_on: "x" }, { limits: { inline_findings: -1 } }, { rules: { a: 7 } }]) {
		expect(validate(wrong)).toBe(false);
	}
});
