/** Frontmatter as fields: strict YAML first, then key by key for files that are not quite YAML. */

import type { AgentNotice } from "./agent.ts";
import type { AgentFailure } from "./agent-load.ts";
import { type FrontmatterChunk, frontmatterChunks, plainText } from "./frontmatter-chunks.ts";
import { type ReadYaml, readYaml, type YamlPath } from "./read-yaml.ts";
import type { SplitAgent } from "./split-frontmatter.ts";

export interface Frontmatter {
	/** Never holds `__proto__`. */
	readonly fields: ReadonlyMap<string, unknown>;
	readonly lineOf: (path: YamlPath) => number;
	readonly notices: readonly AgentNotice[];
}

export function readFrontmatter(split: SplitAgent, file: string): Frontmatter | AgentFailure {
	const yaml = readYaml(split.frontmatter, split.firstLine);
	if (yaml.kind === "invalid") return readByKeys(split, file);
	if (yaml.kind !== "read") return refused(yaml, file);
	if (!isMapping(yaml.value)) return notAMapping(file, split.firstLine);
	const notices = yaml.remarks.map((remark) => ({ file, ...remark }));
	return withoutProto(new Map(Object.entries(yaml.value)), yaml.lineOf, notices, file);
}

interface Reading {
	readonly fields: Map<string, unknown>;
	readonly places: Map<string, (path: YamlPath) => number>;
	readonly notices: AgentNotice[];
}

function readByKeys(split: SplitAgent, file: string): Frontmatter | AgentFailure {
	const chunks = frontmatterChunks(split.frontmatter, split.firstLine);
	const reading: Reading = { fields: new Map(), places: new Map(), notices: [] };
	for (const chunk of chunks) {
		const failure = readChunk(chunk, reading, file);
		if (failure) return failure;
	}
	if (reading.fields.size === 0) return notAMapping(file, split.firstLine);
	const lineOf = (path: YamlPath) => reading.places.get(String(path[0]))?.(path) ?? split.firstLine;
	return withoutProto(reading.fields, lineOf, reading.notices, file);
}

function readChunk(chunk: FrontmatterChunk, reading: Reading, file: string): AgentFailure | undefined {
	const { key, line } = chunk;
	if (reading.fields.has(key)) {
		reading.notices.push({ file, line, message: `\`${key}\` is here a second time; the first one is used.` });
		return undefined;
	}
	const yaml = readYaml(chunk.lines.join("\n"), line);
	if (yaml.kind === "alias" || yaml.kind === "too-deep") return refused(yaml, file);
	if (yaml.kind === "read" && isMapping(yaml.value) && Object.keys(yaml.value).length === 1) {
		reading.fields.set(key, yaml.value[key]);
		reading.places.set(key, yaml.lineOf);
		reading.notices.push(...yaml.remarks.map((remark) => ({ file, ...remark })));
		return undefined;
	}
	reading.fields.set(key, plainText(chunk));
	reading.places.set(key, () => line);
	reading.notices.push({
		file,
		line,
		message: repairMessage(key, yaml.kind === "invalid" ? yaml.message : "unindented lines"),
	});
	return undefined;
}

function repairMessage(key: string, problem: string): string {
	const what = `\`${key}\` is not valid YAML (${problem.split("\n")[0]?.slice(0, 120)}); it is read as plain text.`;
	return `${what} Put the value in double quotes, or after \`${key}: >-\` on indented lines.`;
}

function withoutProto(
	fields: Map<string, unknown>,
	lineOf: Frontmatter["lineOf"],
	notices: readonly AgentNotice[],
	file: string,
): Frontmatter {
	const line = lineOf(["__proto__"]);
	if (!fields.delete("__proto__")) return { fields, lineOf, notices };
	return {
		fields,
		lineOf,
		notices: [...notices, { file, line, message: "`__proto__` is no key of an agent; it is ignored." }],
	};
}

function isMapping(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(yaml: Exclude<ReadYaml, { kind: "read" }>, file: string): AgentFailure {
	const deep = yaml.kind === "too-deep";
	return {
		kind: deep ? "too-deep" : "refused-alias",
		file,
		line: yaml.line,
		message: `The frontmatter can not be used: ${yaml.message}.`,
		advice: deep ? "Make it flatter." : "Write the value out, or put it in quotes if it only begins with `*` or `&`.",
	};
}

function notAMapping(file: string, line: number): AgentFailure {
	return {
		kind: "not-a-mapping",
		file,
		line,
		message: "The frontmatter holds no `key: value` line.",
		advice: "Write at least `name: …` and `description: …` between the two `---` lines.",
	};
}
