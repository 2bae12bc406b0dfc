/** Reads one agent file. Never evaluates, never throws, never gives up on a file that a person could read. */

import { basename } from "node:path/posix";
import type { Agent, AgentNotice } from "./agent.ts";
import { type AgentFailure, type AgentLoad, isAgentFailure } from "./agent-load.ts";
import { type Frontmatter, readFrontmatter } from "./read-frontmatter.ts";
import { readSource } from "./read-source.ts";
import { readReviewBlock } from "./review-block.ts";
import { splitFrontmatter } from "./split-frontmatter.ts";
import { toolNames } from "./tool-names.ts";

/** A file with more wrong than this needs an editor, not a list. */
const NOTICES_A_FILE = 20;
const KNOWN_KEYS = new Set(["name", "description", "model", "color", "tools", "review"]);

/**
 * @param source the file's text or bytes.
 * @param file its path, for messages and for the name of an agent that has none.
 */
export function loadAgent(source: string | Uint8Array, file: string): AgentLoad {
	const read = readSource(source, file);
	if (isAgentFailure(read)) return read;
	const split = splitFrontmatter(read.text, file);
	if (isAgentFailure(split)) return split;
	const frontmatter = readFrontmatter(split, file);
	if (isAgentFailure(frontmatter)) return frontmatter;
	if (split.prompt === "") return emptyPrompt(file, read.text);
	const made = makeAgent(frontmatter, split.prompt, file);
	const notices = [...read.notices, ...split.notices, ...frontmatter.notices, ...made.notices];
	return { kind: "loaded", agent: made.agent, notices: firstNotices(notices, file) };
}

function firstNotices(notices: AgentNotice[], file: string): AgentNotice[] {
	const sorted = notices.sort((a, b) => a.line - b.line);
	const next = sorted[NOTICES_A_FILE];
	if (!next) return sorted;
	const message = `${sorted.length - NOTICES_A_FILE} more repairs in this file are not listed.`;
	return [...sorted.slice(0, NOTICES_A_FILE), { file, line: next.line, message }];
}

function makeAgent(frontmatter: Frontmatter, prompt: string, file: string): { agent: Agent; notices: AgentNotice[] } {
	const { fields, lineOf } = frontmatter;
	const notices: AgentNotice[] = [];
	const note = (key: string, message: string) => notices.push({ file, line: lineOf([key]), message });
	const { review, notices: reviewNotices } = readReviewBlock(frontmatter, file);
	const tools = toolNames(fields.get("tools"));
	const model = textOf(fields.get("model"));
	const color = textOf(fields.get("color"));
	const agent: Agent = {
		name: textOf(fields.get("name")) ?? nameFromFile(file, note),
		description: textOf(fields.get("description")) ?? noDescription(note),
		...(model !== undefined && { model }),
		...(color !== undefined && { color }),
		...(tools && { tools }),
		...(review && { review }),
		other: Object.fromEntries([...fields].filter(([key]) => !KNOWN_KEYS.has(key))),
		prompt,
		file,
	};
	return { agent, notices: [...notices, ...reviewNotices] };
}

/** A scalar as text; `undefined` for nothing, for blank text and for collections. */
function textOf(value: unknown): string | undefined {
	if (typeof value === "string") return value.trim() === "" ? undefined : value;
	return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

type Note = (key: string, message: string) => void;

function nameFromFile(file: string, note: Note): string {
	const name = basename(file.replaceAll("\\", "/")).replace(/\.(?:md|markdown)$/i, "");
	note("name", `there is no \`name\`; the file's own, \`${name}\`, is used. Add \`name: ${name}\`.`);
	return name;
}

function noDescription(note: Note): string {
	note(
		"description",
		"there is no `description`, so this agent is only chosen by name. Add one that says when to use it.",
	);
	return "";
}

function emptyPrompt(file: string, text: string): AgentFailure {
	return {
		kind: "empty-prompt",
		file,
		line: text.trimEnd().split("\n").length,
		message: "There is nothing under the frontmatter.",
		advice: "Write what the reviewer is to look for under the second `---` line.",
	};
}
