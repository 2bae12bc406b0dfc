import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import type { LoadedAgent } from "../../src/agents/agent-load.ts";
import { loadAgent } from "../../src/agents/load-agent.ts";
import { AGENT_FILE_BYTES } from "../../src/agents/read-source.ts";
import { fixture } from "./built-in.ts";

function loaded(source: string | Uint8Array, file = "x/reviewer.md"): LoadedAgent {
	const load = loadAgent(source, file);
	if (load.kind !== "loaded") throw new Error(`${load.kind} at line ${load.line}: ${load.message}`);
	return load;
}

const agentFile = (header: string) => `---\nname: a\ndescription: b\n${header}\n---\nPrompt\n`;

describe("files as people write them", () => {
	test.each([
		["unquoted-colons.md", "stream-reviewer", "a second pair of eyes. Typical moments:\\n\\n<example>", 1],
		["example-list.md", "kernel-reviewer", 'User: "This loop is slow"\\n  Assistant:', 1],
		["colons-then-keys.md", "backend-reviewer", "servers: their shape, their speed.", 1],
		["bold-headings.md", "idiom-reviewer", "- **Case 1**: After an adapter was added:\\n", 1],
		["valid.md", "tail-reviewer", "Use it for Tokio services.", 0],
	])("%s loads, its text kept as written", (name, agentName, part, repairs) => {
		const { agent, notices } = loaded(fixture(name), name);
		expect(agent.name).toBe(agentName);
		expect(agent.description).toContain(part);
		expect(agent.prompt).toMatch(/^You /);
		expect(notices.map(({ file, line }) => `${file}:${line}`)).toEqual(Array(repairs).fill(`${name}:3`));
	});

	test("keys after a repaired description are still read", () => {
		expect(loaded(fixture("colons-then-keys.md")).agent).toMatchObject({ model: "opus", color: "orange" });
	});

	test("dialogue at the margin belongs to the description, later keys do not", () => {
		const { agent } = loaded(fixture("unindented-dialogue.md"));
		expect(agent.name).toBe("dialogue-reviewer");
		expect(agent.description).toContain('name: this line is part of the example </example> user: "And the dashboard?"');
		expect(agent.tools).toEqual(["Read", "Grep"]);
		expect(agent.other).toEqual({ emoji: "🐢" });
	});

	test("a review block beside a broken description is read as YAML, its unknown key told with its line", () => {
		const { agent, notices } = loaded(fixture("broken-beside-review.md"));
		expect(agent.review?.applies.crates).toEqual(["tokio"]);
		expect(agent.review?.questions).toEqual([{ key: "throughput", question: "How many: a second?" }]);
		expect(notices.map(({ line }) => line)).toEqual([3, 8]);
		expect(notices[1]?.message).toContain("`review.applies.flavour`");
	});

	test("a byte order mark, CRLF, lone CR and blank lines at the top", () => {
		const { agent, notices } = loaded("\uFEFF\r\n\r\n---\r\nname: a\r\ndescription: b\r\n---\r\nOne\r\ntwo\rthree\r\n");
		expect(agent).toMatchObject({ name: "a", description: "b", prompt: "One\ntwo\nthree" });
		expect(notices).toEqual([]);
	});

	test("escapes are line feeds in double quotes, and two characters in plain text", () => {
		expect(loaded('---\nname: a\ndescription: "x\\ny"\n---\np').agent.description).toBe("x\ny");
		expect(loaded("---\nname: a\ndescription: x\\ny\n---\np").agent.description).toBe("x\\ny");
	});

	test("broken double quotes lose the outer pair only", () => {
		const { agent } = loaded('---\nname: a\ndescription: "say "hello" to it"\n---\np');
		expect(agent.description).toBe('say "hello" to it');
	});

	test("broken block text is folded from its indented lines", () => {
		const { agent } = loaded("---\nname: a\n: b\ndescription: Use: when\n  slow: yes\n\n  or late\n---\np");
		expect(agent.description).toBe("Use: when slow: yes\nor late");
	});

	test.each([
		["Read, Grep", ["Read", "Grep"]],
		["[Read, Grep]", ["Read", "Grep"]],
		["\n  - Read\n  - Grep", ["Read", "Grep"]],
		["Bash(git diff:*, git log:*), Read", ["Bash(git diff:*, git log:*)", "Read"]],
		["Read", ["Read"]],
		["*", ["*"]],
		["", undefined],
		["[]", undefined],
	])("tools: %s", (text, tools) => {
		expect(loaded(agentFile(`tools: ${text}`)).agent.tools).toEqual(tools);
	});

	test("keys that we do not know are kept, and numbers become names", () => {
		const { agent } = loaded("---\nname: 42\ndescription: true\nversion: 1.5\ntags: [a, b]\n---\np");
		expect(agent).toMatchObject({ name: "42", description: "true", other: { version: 1.5, tags: ["a", "b"] } });
	});

	test("a name is taken from the file, a missing description told", () => {
		const { agent, notices } = loaded("---\nmodel: opus\n---\np", ".claude/agents/query-reviewer.md");
		expect(agent).toMatchObject({ name: "query-reviewer", description: "", model: "opus" });
		expect(notices.map(({ message }) => message)).toEqual([
			expect.stringContaining("Add `name: query-reviewer`"),
			expect.stringContaining("no `description`"),
		]);
	});

	test("the first of a repeated key is used, the second told", () => {
		const { agent, notices } = loaded("---\nname: a\ndescription: b\nname: c\n---\np");
		expect(agent.name).toBe("a");
		expect(notices).toEqual([{ file: "x/reviewer.md", line: 4, message: expect.stringContaining("a second time") }]);
	});

	test("prototype keys are harmless", () => {
		const { agent, notices } = loaded(
			agentFile("__proto__:\n  polluted: yes\nconstructor: c\ninner: { __proto__: { polluted: 1 } }"),
		);
		expect(Object.hasOwn(agent.other, "__proto__")).toBe(false);
		expect(agent.other.constructor).toBe("c");
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(agent.other.inner)).toBe(Object.prototype);
		expect(notices).toHaveLength(1);
	});

	test("a tag of one's own is ignored and told", () => {
		const { agent, notices } = loaded("---\nname: a\ndescription: !secret b\n---\np");
		expect(agent.description).toBe("b");
		expect(notices[0]).toMatchObject({ line: 3, message: expect.stringContaining("!secret") });
	});

	test("bytes that are not UTF-8 are replaced, with the line told", () => {
		const { agent, notices } = loaded(Buffer.from("---\nname: a\ndescription: caf\xe9\n---\np", "latin1"));
		expect(agent.description).toBe("caf\uFFFD");
		expect(notices[0]).toMatchObject({ line: 3, message: expect.stringContaining("UTF-8") });
	});

	test("a closing line with more on it is told", () => {
		expect(loaded("---\nname: a\ndescription: b\n-----\np").notices[0]).toMatchObject({ line: 4 });
	});

	test("a file full of repairs does not flood the report", () => {
		const { notices } = loaded(`---\nname: a\ndescription: b\n${"k: v\n".repeat(500)}---\np`);
		expect(notices).toHaveLength(21);
		expect(notices.at(-1)?.message).toContain("479 more");
	});
});

describe("files that can not be used", () => {
	const deep = (levels: number) => agentFile(`deep: ${"[".repeat(levels)}${"]".repeat(levels)}`);

	test.each([
		["nothing", "", "no-frontmatter", 1],
		["markdown alone", "# Agent\n\nYou review.", "no-frontmatter", 1],
		["a rule of four dashes", "----\nname: a\n----\np", "no-frontmatter", 1],
		["no second line of dashes", "---\nname: a\n\nYou review.", "unclosed-frontmatter", 1],
		["an empty frontmatter", "---\n---\np", "not-a-mapping", 1],
		["a list", "---\n- name\n---\np", "not-a-mapping", 1],
		["no prompt", "---\nname: a\ndescription: b\n---\n \n", "empty-prompt", 4],
		["an alias", agentFile("x: &a 1\ny: *a"), "refused-alias", 4],
		["an anchor alone", agentFile("x: &a 1"), "refused-alias", 4],
		["an alias in a file that is broken elsewhere", "---\nname: a: b\nx: &c [1]\n---\np", "refused-alias", 3],
		["nested 40 deep", deep(40), "too-deep", 1],
		["nested 10,000 deep", deep(10_000), "too-deep", 1],
		["too large", `${agentFile("x: 1")}${"y".repeat(AGENT_FILE_BYTES)}`, "too-large", 1],
	])("%s: %s → %s", (_name, text, kind, line) => {
		const load = loadAgent(text, "a.md");
		expect(load.kind).toBe(kind);
		expect(load).toMatchObject({ file: "a.md", line, message: expect.stringMatching(/\.$/) });
		expect(load).toHaveProperty("advice", expect.stringMatching(/^[A-Z].*\.$/));
	});

	test("20 levels are still an agent", () => {
		expect(loadAgent(deep(20), "a.md").kind).toBe("loaded");
	});
});

describe("any file", () => {
	const line = fc.oneof(
		fc.constantFrom(
			"---",
			"--- js",
			"name: a",
			"description: x: y",
			"review:",
			"  focus: both",
			"- [",
			"&a *a",
			"? :",
			'"',
			"tools: *",
		),
		fc.string({ maxLength: 30 }),
	);

	test("is an agent or a failure with a line of the file, and never throws", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const text = ["---", ...lines].join("\n");
				const load = loadAgent(text, "a.md");
				const places = load.kind === "loaded" ? load.notices.map((notice) => notice.line) : [load.line];
				const last = text.split(/\r\n?|\n/).length;
				for (const place of places) expect(place >= 1 && place <= last).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	test("that is valid YAML gives back its name and description", () => {
		const word = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== "" && text.isWellFormed());
		fc.assert(
			fc.property(word, word, (name, description) => {
				const header = stringify({ name, description }, { defaultStringType: "QUOTE_DOUBLE" });
				expect(loaded(`---\n${header}---\nPrompt`).agent).toMatchObject({ name, description });
			}),
			{ numRuns: 200 },
		);
	});
});
