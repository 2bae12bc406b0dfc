import { CONSTRAINT_KEYS } from "../../config/constraints.ts";
import { nearest } from "../../config/nearest.ts";
import type { Command, CommandName, ReviewScope } from "./command.ts";

/** A command of ours from what follows its name, or a sentence on what it takes. */
export function parseArguments(name: CommandName, text: string): Command | string {
	switch (name) {
		case "review":
			return parseReview(text);
		case "explain":
			return /^[#\w./-]{1,200}$/.test(unquoted(text))
				? { kind: name, what: unquoted(text) }
				: "`/explain` takes a rule's id or a finding's number: `/explain 3`.";
		case "why":
			return unquoted(text) === "" ? "`/why` takes a path: `/why src/main.rs`." : { kind: name, path: unquoted(text) };
		case "dismiss":
			return parseDismissal(text);
		case "context":
			return parseContext(text);
		case "agents":
		case "pause":
		case "resume":
		case "config":
		case "help":
			return text === "" ? { kind: name } : `\`/${name}\` takes nothing after it.`;
	}
}

const REVIEW_TAKES =
	"`/review` takes nothing, `full`, `performance`, `architecture`, one agent's name, or `path` and a glob: " +
	"`/review path src/**/*.rs`.";

function parseReview(text: string): Command | string {
	const [, word = "", rest = ""] = /^(\S+)(?:\s+(.*))?$/.exec(text) ?? [];
	const scope = word.toLowerCase() === "path" ? pathScope(rest) : wordScope(word, rest);
	return scope === undefined ? REVIEW_TAKES : { kind: "review", scope };
}

function pathScope(rest: string): ReviewScope | undefined {
	const glob = unquoted(rest);
	return glob === "" ? undefined : { kind: "path", glob };
}

function wordScope(word: string, rest: string): ReviewScope | undefined {
	if (rest !== "") return undefined;
	switch (word.toLowerCase()) {
		case "":
			return { kind: "new" };
		case "full":
			return { kind: "full" };
		case "performance":
			return { kind: "focus", focus: "performance" };
		case "architecture":
			return { kind: "focus", focus: "architecture" };
		default:
			return /^[A-Za-z0-9][\w-]{0,99}$/.test(word) ? { kind: "agent", name: word } : undefined;
	}
}

function parseDismissal(text: string): Command {
	const [, number, rest = ""] = /^#?(\d{1,6})(?:\s+(.*))?$/.exec(text) ?? [];
	const reason = number === undefined ? text : rest;
	return {
		kind: "dismiss",
		...(number === undefined ? {} : { number: Number(number) }),
		...(reason === "" ? {} : { reason }),
	};
}

const CONTEXT_TAKES = `\`/context\` takes a key and its value, \`/context throughput=50k messages a second\`; keys: ${CONSTRAINT_KEYS.map((key) => `\`${key}\``).join(", ")}.`;

function parseContext(text: string): Command | string {
	const [, word = "", value = ""] = /^([A-Za-z_ -]{1,40}?)\s*=\s*(\S.*)$/.exec(text) ?? [];
	const wanted = word.toLowerCase().replace(/[ -]/g, "_");
	const key = CONSTRAINT_KEYS.find((each) => each === wanted);
	if (key !== undefined) return { kind: "context", key, value };
	const near = wanted === "" ? undefined : nearest(wanted, CONSTRAINT_KEYS);
	return near === undefined ? CONTEXT_TAKES : `There is no context key \`${wanted}\`; did you mean \`${near}\`?`;
}

/** What stands in one pair of backticks or quotes, as people write paths and globs. */
function unquoted(text: string): string {
	const [, , inside] = /^([`"'])(.*)\1$/.exec(text) ?? [];
	return (inside ?? text).trim();
}
