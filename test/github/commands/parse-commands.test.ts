import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CONSTRAINT_KEYS } from "../../../src/config/constraints.ts";
import type { Command } from "../../../src/github/commands/command.ts";
import { MOST_COMMANDS, parseCommands } from "../../../src/github/commands/parse-commands.ts";

const review = (scope: (Command & { kind: "review" })["scope"]): Command => ({ kind: "review", scope });

describe("a command alone", () => {
	test.each<[string, Command]>([
		["/review", review({ kind: "new" })],
		["  /review  ", review({ kind: "new" })],
		["/Review FULL", review({ kind: "full" })],
		["/review\tfull", review({ kind: "full" })],
		["/review performance", review({ kind: "focus", focus: "performance" })],
		["/review architecture", review({ kind: "focus", focus: "architecture" })],
		["/review rust-kafka-architect", review({ kind: "agent", name: "rust-kafka-architect" })],
		["/review path src/**/*.rs", review({ kind: "path", glob: "src/**/*.rs" })],
		["/review path `src/with space/*.rs`", review({ kind: "path", glob: "src/with space/*.rs" })],
		["/agents", { kind: "agents" }],
		["/explain blocking-call-in-async", { kind: "explain", what: "blocking-call-in-async" }],
		["/explain #3", { kind: "explain", what: "#3" }],
		["/why src/main.rs", { kind: "why", path: "src/main.rs" }],
		["/why 'a b/c d.rs'", { kind: "why", path: "a b/c d.rs" }],
		["/dismiss", { kind: "dismiss" }],
		["/dismiss 3", { kind: "dismiss", number: 3 }],
		["/dismiss #3 start-up only", { kind: "dismiss", number: 3, reason: "start-up only" }],
		["/dismiss it runs once", { kind: "dismiss", reason: "it runs once" }],
		["/dismiss 3x slower is fine", { kind: "dismiss", reason: "3x slower is fine" }],
		["/pause", { kind: "pause" }],
		["/resume", { kind: "resume" }],
		["/config", { kind: "config" }],
		[
			"/context throughput=50k messages a second",
			{ kind: "context", key: "throughput", value: "50k messages a second" },
		],
		["/context Message-Size = 1 kB = small", { kind: "context", key: "message_size", value: "1 kB = small" }],
		["/help", { kind: "help" }],
	])("%j", (comment, command) => {
		expect(parseCommands(comment)).toEqual({ commands: [command], problems: [] });
	});
});

describe("what is left alone", () => {
	test.each([
		["nothing", ""],
		["prose", "Could you /review this?"],
		["a command after prose", "Thanks!\n/review"],
		["another bot's", "/lgtm"],
		["another bot's that looks like ours", "/preview\n/content\n/helm upgrade"],
		["another bot's with an argument", "/assign @octocat\n/retest-required"],
		["a short word one step away", "/way\n/who"],
		["a path", "/etc/hosts is wrong"],
		["two slashes", "//review"],
		["a slash alone", "/ review"],
		["a command glued to more", "/review: now\n/review/full"],
		["a fence", "```\n/review\n```"],
		["a fence that never ends", "~~~sh\n/review\n```\n/review"],
		["a fence closed by a longer one of its kind only", "````\n```\n/review\n````"],
		["a quote", "> /review"],
		["a quote that runs on", "> as you said\n/review"],
		["indented code", "    /review\n\t/review"],
		["a list", "- /review"],
		["hidden text", "<!-- /review -->\n/review"],
		["a mention first", "@gregor\n/review"],
	])("%s", (_, comment) => {
		expect(parseCommands(comment)).toEqual({ commands: [], problems: [] });
	});
});

describe("several", () => {
	const cases: [string, string, Command["kind"][]][] = [
		["in lines", "/review\n/agents", ["review", "agents"]],
		["with Windows' line ends", "/review\r\n/agents\r\n", ["review", "agents"]],
		["with blank lines", "\n\n/review\n\n/agents\n", ["review", "agents"]],
		["up to the first prose", "/review\nplease, and\n/agents", ["review"]],
		["beside another bot's", "/retest\n/review\n/lgtm\n/agents", ["review", "agents"]],
		["after a quote and a blank line", "> as you said\n\n/review", ["review"]],
		["after code", "```\n/help\n```\n/review", ["review"]],
		["the same twice", "/pause\n/pause", ["pause", "pause"]],
	];
	test.each(cases)("%s", (_, comment, kinds) => {
		const { commands, problems } = parseCommands(comment);
		expect(commands.map((each) => each.kind)).toEqual(kinds);
		expect(problems).toEqual([]);
	});
});

describe("problems", () => {
	test.each([
		["/reveiw", 1, "There is no `/reveiw`; did you mean `/review`?"],
		["/reviews", 1, "There is no `/reviews`; did you mean `/review`?"],
		["\n/AGENT", 2, "There is no `/agent`; did you mean `/agents`?"],
		["/confg", 1, "There is no `/confg`; did you mean `/config`?"],
		["/dissmiss 3", 1, "There is no `/dissmiss`; did you mean `/dismiss`?"],
		["/review full now", 1, "`/review` takes nothing, `full`"],
		["/review path", 1, "`/review` takes nothing, `full`"],
		["/review @everyone", 1, "`/review` takes nothing, `full`"],
		["/agents please", 1, "`/agents` takes nothing after it."],
		["/help me", 1, "`/help` takes nothing after it."],
		["/explain", 1, "`/explain` takes a rule's id"],
		["/explain two words", 1, "`/explain` takes a rule's id"],
		["/why", 1, "`/why` takes a path"],
		["/why ``", 1, "`/why` takes a path"],
		["/context", 1, "`/context` takes a key and its value"],
		["/context throughput", 1, "`/context` takes a key and its value"],
		["/context latency=", 1, "`/context` takes a key and its value"],
		["/context colour=red", 1, "`/context` takes a key and its value"],
		["/context througput=1", 1, "There is no context key `througput`; did you mean `throughput`?"],
		[`/dismiss ${"x".repeat(1_000)}`, 1, "`/dismiss` takes 1000 characters at most."],
	])("%j", (comment, line, message) => {
		const { commands, problems } = parseCommands(comment);
		expect(commands).toEqual([]);
		expect(problems).toEqual([{ line, message: expect.stringContaining(message) }]);
	});

	test("one does not keep the others from being done", () => {
		const parsed = parseCommands("/review full\n/reveiw\n/help");
		expect(parsed.commands).toHaveLength(2);
		expect(parsed.problems).toMatchObject([{ line: 2 }]);
	});

	test("more than a comment takes are refused", () => {
		const parsed = parseCommands("/help\n".repeat(MOST_COMMANDS + 5));
		expect(parsed.commands).toHaveLength(MOST_COMMANDS);
		expect(parsed.problems).toMatchObject([{ line: MOST_COMMANDS + 1 }]);
	});
});

test("any text is read without an error, and a message holds nothing live of it", () => {
	const piece = fc.constantFrom(
		"/review",
		"/context ",
		"/why ",
		"/dismiss ",
		"reveiw",
		"@all",
		"#1",
		"`",
		"\n",
		"> ",
		"```",
		" ",
		"=",
		"latency",
		"/",
		"<b>",
	);
	const text = fc.oneof(
		fc.string(),
		fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
	);
	fc.assert(
		fc.property(text, (comment) => {
			const { commands, problems } = parseCommands(comment);
			for (const { message } of problems) expect(message).not.toMatch(/@|#\d|</);
			for (const each of commands) if (each.kind === "context") expect(CONSTRAINT_KEYS).toContain(each.key);
		}),
		{ numRuns: 500 },
	);
});
