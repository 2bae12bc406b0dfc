import { escapeHtml, type Html, trusted } from "./html.ts";

const KEYWORDS =
	"as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while";

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const NUMBER = String.raw`\b\d[\d_]*(?:\.\d+)?\b`;
const RUST = new RegExp(
	[
		"(?<comment>//.*$)",
		`(?<string>${STRING})`,
		String.raw`(?<attribute>#!?\[[^\]]*\])`,
		`(?<macro>\\b[a-z_]+!)`,
		`(?<keyword>\\b(?:${KEYWORDS.replaceAll(" ", "|")})\\b)`,
		String.raw`(?<type>\b[A-Z]\w*\b)`,
		`(?<number>${NUMBER})`,
	].join("|"),
	"g",
);
const SETTINGS = new RegExp(
	String.raw`(?<comment>#.*$)|(?<string>${STRING})|(?<keyword>^\s*[\w.-]+(?=\s*[:=]))|(?<number>${NUMBER})`,
	"g",
);

/** One line of code with its words coloured, as far as one line tells. */
export function highlight(path: string, line: string): Html {
	const pattern = patternFor(path);
	if (pattern === undefined) return trusted(escapeHtml(line));
	const parts: string[] = [];
	let end = 0;
	for (const { 0: word, index, groups = {} } of line.matchAll(pattern)) {
		const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
		parts.push(escapeHtml(line.slice(end, index)), `<i class="t-${kind}">${escapeHtml(word)}</i>`);
		end = index + word.length;
	}
	return trusted(parts.join("") + escapeHtml(line.slice(end)));
}

function patternFor(path: string): RegExp | undefined {
	if (path.endsWith(".rs")) return RUST;
	return /\.(?:ya?ml|toml|properties)$/.test(path) ? SETTINGS : undefined;
}
