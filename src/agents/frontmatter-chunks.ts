/**
 * Frontmatter that is not YAML, cut into its top-level keys. Most broken files hold one long `description` with
 * unquoted colons, followed by lines of dialogue that are not indented and look like keys (`user: …`).
 */

export interface FrontmatterChunk {
	readonly key: string;
	/** 1-based line of the file. */
	readonly line: number;
	/** The key's line and all that belong to it. */
	readonly lines: readonly string[];
}

const KEY = /^([A-Za-z_][\w-]*)[ \t]*:(?=[ \t]|$)/;
/** Who speaks in the dialogues that descriptions give as examples. */
const SPEAKERS = /^(?:user|assistant|human|context|commentary|examples?|note)$/i;

/** Lines before the first key are left out: nothing names them. */
export function frontmatterChunks(frontmatter: string, firstLine: number): FrontmatterChunk[] {
	const chunks: { key: string; line: number; lines: string[] }[] = [];
	let openExamples = 0;
	for (const [index, text] of frontmatter.split("\n").entries()) {
		const key = KEY.exec(text)?.[1];
		const current = chunks.at(-1);
		const continues = current && (key === undefined || openExamples > 0 || isSpeech(current.key, key));
		if (continues) current.lines.push(text);
		else if (key !== undefined) chunks.push({ key, line: firstLine + index, lines: [text] });
		openExamples = Math.max(0, openExamples + count(text, "<example>") - count(text, "</example>"));
	}
	return chunks;
}

function isSpeech(current: string, key: string): boolean {
	return current === "description" && SPEAKERS.test(key);
}

function count(text: string, part: string): number {
	return text.split(part).length - 1;
}

/**
 * The value as its author meant it: the rest of the key's line with the following lines folded onto it as YAML folds a
 * plain scalar (a blank line is a line break), a block scalar's indicator and outer quotes taken off.
 */
export function plainText(chunk: FrontmatterChunk): string {
	const [first = "", ...others] = chunk.lines;
	const rest = first.slice(first.indexOf(":") + 1).trim();
	const lines = [/^[|>][+-]?$/.test(rest) ? "" : rest, ...others.map((line) => line.trim())];
	const folded = lines.reduce(
		(text, line) => text + (line === "" ? "\n" : `${/^$|\n$/.test(text) ? "" : " "}${line}`),
		"",
	);
	return withoutQuotes(folded.trim());
}

function withoutQuotes(text: string): string {
	const quote = text[0];
	const quoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
	return quoted ? text.slice(1, -1) : text;
}
