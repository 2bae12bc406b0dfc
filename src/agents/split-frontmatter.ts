/**
 * Splits an agent file into frontmatter and prompt with gray-matter, which here evaluates and parses nothing.
 *
 * gray-matter takes whatever follows the opening `---` as the name of an engine, ahead of its `language` option, and
 * merges our engines over its own. `engines: { js: false }` therefore still runs `---js`: a false engine falls through
 * to the alias `javascript`, its own, which is `eval`. So any language but YAML is refused first, and every engine that
 * gray-matter knows is replaced by one that throws. It also caches by content when called without options; we pass some.
 */

import matter from "gray-matter";
import type { AgentNotice } from "./agent.ts";
import type { AgentFailure } from "./agent-load.ts";

export interface SplitAgent {
	/** The raw frontmatter; its first line is what remains of the opening line, always empty. */
	readonly frontmatter: string;
	/** 1-based line of the file that `frontmatter` begins on. */
	readonly firstLine: number;
	readonly prompt: string;
	readonly notices: readonly AgentNotice[];
}

function refuse(): never {
	throw new Error("Only YAML frontmatter is read; nothing is evaluated.");
}

/** Stands in for gray-matter's engines: YAML is left to `read-yaml.ts`, all else throws. */
export const FRONTMATTER_ENGINES = {
	yaml: () => ({}),
	json: refuse,
	toml: refuse,
	javascript: refuse,
	js: refuse,
	coffee: refuse,
	coffeescript: refuse,
	cson: refuse,
};

/** @param text with line feeds only, as `readSource` makes it. */
export function splitFrontmatter(text: string, file: string): SplitAgent | AgentFailure {
	const trimmed = text.trimStart();
	const firstLine = text.slice(0, text.length - trimmed.length).split("\n").length;
	const lines = trimmed.split("\n");
	const opening = lines[0] ?? "";
	if (!/^---(?!-)/.test(opening)) return noFrontmatter(file);
	const language = opening.slice(3).trim();
	if (!/^(?:ya?ml)?$/i.test(language)) return refusedLanguage(file, firstLine, language);
	const closing = lines.findIndex((line, index) => index > 0 && line.startsWith("---"));
	if (closing < 0) return unclosed(file, firstLine);
	const split = matter(trimmed, { engines: FRONTMATTER_ENGINES, language: "yaml" });
	const notices = closingNotices(file, firstLine + closing, lines[closing] ?? "");
	return { frontmatter: split.matter, firstLine, prompt: split.content.trim(), notices };
}

function closingNotices(file: string, line: number, text: string): AgentNotice[] {
	if (text.trimEnd() === "---") return [];
	return [{ file, line, message: "the frontmatter ends here; put the closing `---` on a line of its own." }];
}

function noFrontmatter(file: string): AgentFailure {
	return {
		kind: "no-frontmatter",
		file,
		line: 1,
		message: "The file does not begin with frontmatter.",
		advice: "Begin it with a line `---`, then `name: …` and `description: …`, then a line `---`.",
	};
}

function refusedLanguage(file: string, line: number, language: string): AgentFailure {
	return {
		kind: "refused-language",
		file,
		line,
		message: `The frontmatter is marked as \`${language.slice(0, 40)}\`; only YAML is read, and nothing is ever evaluated.`,
		advice: "Write the frontmatter in YAML, and leave nothing after the opening `---`.",
	};
}

function unclosed(file: string, line: number): AgentFailure {
	return {
		kind: "unclosed-frontmatter",
		file,
		line,
		message: "The frontmatter is never closed.",
		advice: "Put a line `---` between the frontmatter and the prompt.",
	};
}
