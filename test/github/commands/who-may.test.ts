import { describe, expect, test } from "@jest/globals";
import type { Command } from "../../../src/github/commands/command.ts";
import { whoMay } from "../../../src/github/commands/who-may.ts";

const COMMANDS: Readonly<Record<Command["kind"], { readonly command: Command; readonly forAuthors: boolean }>> = {
	review: { command: { kind: "review", scope: { kind: "full" } }, forAuthors: true },
	explain: { command: { kind: "explain", what: "3" }, forAuthors: true },
	why: { command: { kind: "why", path: "a.rs" }, forAuthors: true },
	help: { command: { kind: "help" }, forAuthors: true },
	agents: { command: { kind: "agents" }, forAuthors: false },
	dismiss: { command: { kind: "dismiss" }, forAuthors: false },
	pause: { command: { kind: "pause" }, forAuthors: false },
	resume: { command: { kind: "resume" }, forAuthors: false },
	config: { command: { kind: "config" }, forAuthors: false },
	context: { command: { kind: "context", key: "latency", value: "1 ms" }, forAuthors: false },
};

describe.each(Object.entries(COMMANDS))("/%s", (kind, { command, forAuthors }) => {
	test.each([
		["admin", false, true],
		["write", false, true],
		["read", false, false],
		["none", false, false],
		["read", true, forAuthors],
		["none", true, forAuthors],
		["write", true, true],
	] as const)("of someone with %s, author: %s", (permission, isAuthor, allowed) => {
		const answer = whoMay(command, permission, isAuthor);
		expect(answer.kind).toBe(allowed ? "allowed" : "refused");
		if (answer.kind === "refused") expect(answer.sentence).toContain(`\`/${kind}\``);
	});
});

test("the sentence says who may", () => {
	const sentence = (command: Command) => whoMay(command, "read", false);
	expect(sentence({ kind: "pause" })).toEqual({
		kind: "refused",
		sentence: "For `/pause` one needs to be allowed to write to this repository.",
	});
	expect(sentence({ kind: "help" })).toEqual({
		kind: "refused",
		sentence: "For `/help` one needs to be allowed to write to this repository, or to have opened this pull request.",
	});
});
