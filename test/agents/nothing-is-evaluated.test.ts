import { afterEach, describe, expect, test } from "@jest/globals";
import matter from "gray-matter";
import { loadAgent } from "../../src/agents/load-agent.ts";
import { FRONTMATTER_ENGINES } from "../../src/agents/split-frontmatter.ts";

const world = globalThis as { evaluated?: boolean };
const CODE = "{ name: (globalThis.evaluated = true) && 'a', description: 'b' }";

afterEach(() => {
	delete world.evaluated;
});

describe("frontmatter in another language", () => {
	test.each([
		"js",
		"JS",
		" js ",
		"javascript",
		"JavaScript",
		"coffee",
		"coffeescript",
		"cson",
		"json",
		"JSON",
		"toml",
		"ts",
		"constructor",
		"__proto__",
		"toString",
		"hasOwnProperty",
		"yaml js",
		"# comment",
	])("---%s is refused", (language) => {
		expect(loadAgent(`---${language}\n${CODE}\n---\nPrompt`, "a.md")).toMatchObject({
			kind: "refused-language",
			line: 1,
			message: expect.stringContaining(language.trim()),
		});
		expect(world.evaluated).toBeUndefined();
	});

	test.each(["yaml", "yml", "YAML"])("---%s is YAML", (language) => {
		expect(loadAgent(`---${language}\nname: a\ndescription: b\n---\nPrompt`, "a.md").kind).toBe("loaded");
	});
});

describe("gray-matter itself, with our engines", () => {
	test("would evaluate ---js with that engine only set to false", () => {
		matter(`---js\n${CODE}\n---\n`, { engines: { js: false } as never });
		expect(world.evaluated).toBe(true);
	});

	test.each(["js", "JS", "javascript", "coffee", "CoffeeScript", "cson", "json", "toml", "JSON", "x"])(
		"throws on ---%s",
		(language) => {
			expect(() => matter(`---${language}\n${CODE}\n---\n`, { engines: FRONTMATTER_ENGINES })).toThrow();
			expect(world.evaluated).toBeUndefined();
		},
	);
});
