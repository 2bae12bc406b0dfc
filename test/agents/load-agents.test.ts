import { describe, expect, test } from "@jest/globals";
import { loadAgents } from "../../src/agents/load-agents.ts";
import { replaceAgents } from "../../src/agents/replace-agents.ts";

const text = (name: string, prompt = "Prompt") => `---\nname: ${name}\ndescription: d\n---\n${prompt}`;

describe("a folder of agents", () => {
	test("one bad file costs only itself", () => {
		const { agents, failures } = loadAgents([
			{ file: "c.md", text: text("c") },
			{ file: "b.md", text: "---js\n{}\n---\np" },
			{ file: "a.md", bytes: Buffer.from(text("a")) },
		]);
		expect(agents.map(({ name }) => name)).toEqual(["a", "c"]);
		expect(failures).toMatchObject([{ file: "b.md", kind: "refused-language" }]);
	});

	test("of two agents with one name the first file's is used", () => {
		const { agents, notices } = loadAgents([
			{ file: "z.md", text: text("same", "late") },
			{ file: "a.md", text: text("same", "early") },
		]);
		expect(agents).toMatchObject([{ prompt: "early" }]);
		expect(notices).toMatchObject([{ file: "z.md", message: expect.stringContaining("a.md") }]);
	});

	test("a repository's agent takes the place of the built-in one of its name", () => {
		const builtIn = loadAgents([
			{ file: "1.md", text: text("a", "ours") },
			{ file: "2.md", text: text("b", "ours") },
		]);
		const own = loadAgents([
			{ file: "1.md", text: text("c", "own") },
			{ file: "2.md", text: text("a", "own") },
		]);
		const all = replaceAgents(builtIn.agents, own.agents).map(({ name, prompt }) => `${name} ${prompt}`);
		expect(all).toEqual(["a own", "b ours", "c own"]);
	});
});
