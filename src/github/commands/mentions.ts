const FENCED = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm;
const INLINE_CODE = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
const QUOTED = /^ {0,3}>.*$/gm;
/** GitHub's names: letters, digits and single hyphens, 39 characters at most. */
const MENTION = /(?<![\w.@/`-])@([a-z\d](?:[a-z\d-]{0,38}))(?![\w/])/gi;

/** Whom a comment calls by `@name`, in lower case and each once; code and quotes call nobody. */
export function mentions(body: string): readonly string[] {
	const prose = body.replaceAll("\r\n", "\n").replace(FENCED, "").replace(QUOTED, "").replace(INLINE_CODE, "");
	return [...new Set([...prose.matchAll(MENTION)].map(([, name = ""]) => name.toLowerCase()))];
}
