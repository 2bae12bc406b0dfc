import { unquotePath } from "./unquote-path.ts";

/** A path on each side, as bytes (one character a byte); `undefined` where that side has no file. */
export interface Names {
	readonly old: string | undefined;
	readonly new: string | undefined;
}

const NO_FILE = "/dev/null";

/** The letters git puts before a path, by what it compares: a/b, index/work tree, commit/…, object/…, and 1/2. */
const GIT_PREFIX = /^[abciow12]\//;

/** What `diff --git` names; only sure where both sides have one name, as whenever no other line tells the names. */
export function namesOfGitLine(rest: string): Names | undefined {
	const [left, right] = rest.startsWith('"') ? splitQuoted(rest) : splitInHalf(rest);
	if (left === undefined || right === undefined) return undefined;
	return withoutPrefixes(left, right);
}

function splitQuoted(rest: string): [string?, string?] {
	const [, left, right] = /^("(?:[^"\\]|\\.)*") (.*)$/s.exec(rest) ?? [];
	return left === undefined || right === undefined ? [] : [unquotePath(left), unquotePath(right)];
}

function splitInHalf(rest: string): [string?, string?] {
	const half = (rest.length - 1) / 2;
	return rest[half] === " " ? [rest.slice(0, half), rest.slice(half + 1)] : [];
}

/** Names from `---` and `+++` of a git diff. */
export function withoutPrefixes(old: string, next: string): Names {
	const prefixed = hasPrefix(old, next);
	const strip = (name: string) => (name === NO_FILE ? undefined : name.slice(prefixed ? 2 : 0));
	return { old: strip(old), new: strip(next) };
}

/** With one letter on both sides the letter is a folder's name (`--no-prefix`). */
function hasPrefix(old: string, next: string): boolean {
	if (old === NO_FILE) return GIT_PREFIX.test(next);
	if (next === NO_FILE) return GIT_PREFIX.test(old);
	return GIT_PREFIX.test(old) && GIT_PREFIX.test(next) && old[0] !== next[0];
}

/** Names of a plain diff: what both sides end in, since it compares two folders; else the newer name. */
export function namesOfPlainDiff(old: string, next: string): Names {
	if (old === NO_FILE || next === NO_FILE) return withoutPrefixes(old, next);
	const common = commonEnd(old.split("/"), next.split("/"));
	const name = (common || next).replace(/^(\.?\/)+/, "");
	return { old: name, new: name };
}

function commonEnd(left: readonly string[], right: readonly string[]): string {
	let count = 0;
	while (count < Math.min(left.length, right.length) && left.at(-1 - count) === right.at(-1 - count)) count++;
	return count === 0 ? "" : right.slice(-count).join("/");
}
