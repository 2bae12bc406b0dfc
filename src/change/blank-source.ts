/** Source with its comments, and its strings, turned into spaces: line for line and column for column the same. */
export interface BlankedSource {
	/** Without comments. */
	readonly text: string;
	/** Without comments and without what stands in strings. */
	readonly code: string;
}

/** Starts of what may hold code-like text: comments, strings, raw strings, characters. */
const TOKEN = /\/\/|\/\*|\b[bc]?r#*"|"|'/g;
const STRING_END = /[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
/** A character; a lifetime has no closing quote so near. */
const CHARACTER = /(?:\\[^\n]{1,10}?|[^\\'\n]{1,2})'/y;

/**
 * Reads languages with C's comments and strings, Rust first. Rough, as evidence may be: no nested comments. Takes linear
 * time whatever the input: an end that was not found once is not looked for again.
 */
export function blankSource(source: string): BlankedSource {
	const text: string[] = [];
	const code: string[] = [];
	const missing = new Set<string>();
	TOKEN.lastIndex = 0;
	let at = 0;
	for (let token = TOKEN.exec(source); token; token = TOKEN.exec(source)) {
		const { end, isComment } = endOf(source, token[0], TOKEN.lastIndex, missing);
		const before = source.slice(at, token.index);
		const span = source.slice(token.index, end);
		text.push(before, isComment ? blank(span) : span);
		code.push(before, blank(span));
		at = end;
		TOKEN.lastIndex = end;
	}
	return { text: text.join("") + source.slice(at), code: code.join("") + source.slice(at) };
}

const blank = (span: string): string => span.replace(/[^\n]/g, " ");

interface End {
	readonly end: number;
	readonly isComment: boolean;
}

function endOf(source: string, token: string, from: number, missing: Set<string>): End {
	if (token === "//") return { end: lineEnd(source, from), isComment: true };
	if (token === "/*") return { end: find(source, "*/", from, missing) ?? source.length, isComment: true };
	if (token === "'") return { end: matchEnd(CHARACTER, source, from) ?? from, isComment: false };
	if (token !== '"') {
		const close = token.slice(token.indexOf("r") + 1, -1);
		return { end: find(source, `"${close}`, from, missing) ?? lineEnd(source, from), isComment: false };
	}
	return { end: stringEnd(source, from, missing), isComment: false };
}

/** A string that never closes was most likely open before the excerpt began: it ends with its line. */
function stringEnd(source: string, from: number, missing: Set<string>): number {
	const end = missing.has('"') ? undefined : matchEnd(STRING_END, source, from);
	if (end === undefined) missing.add('"');
	return end ?? lineEnd(source, from);
}

function lineEnd(source: string, from: number): number {
	const end = source.indexOf("\n", from);
	return end < 0 ? source.length : end;
}

function find(source: string, end: string, from: number, missing: Set<string>): number | undefined {
	const at = missing.has(end) ? -1 : source.indexOf(end, from);
	if (at >= 0) return at + end.length;
	missing.add(end);
	return undefined;
}

function matchEnd(pattern: RegExp, source: string, from: number): number | undefined {
	pattern.lastIndex = from;
	return pattern.test(source) ? pattern.lastIndex : undefined;
}
