import type { ObjectId } from "../change/change-set.ts";
import { runGit } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/** A search that prints more is cut: nobody reads ten thousand callers. */
const MAX_GREP_BYTES = 2 * 1024 * 1024;

export interface GrepOptions {
	/** The pattern is an extended regular expression; else it is taken as it stands. */
	readonly regex?: boolean;
	/** Match whole words only. */
	readonly word?: boolean;
	/** git pathspecs, such as `*.rs`; everywhere where left out. */
	readonly paths?: readonly string[];
}

export interface GrepMatch {
	readonly path: string;
	/** 1-based. */
	readonly line: number;
	/** The whole line. */
	readonly text: string;
}

/** Lines of text files in a commit or tree that match; at most some thousands. */
export async function grep(
	place: GitPlace,
	id: ObjectId,
	pattern: string,
	options: GrepOptions = {},
): Promise<readonly GrepMatch[]> {
	const how = [options.regex ? "-E" : "-F", ...(options.word ? ["-w"] : [])];
	const always = ["grep", "-z", "-n", "-I", "--no-column", "--no-color", "--full-name", "--no-textconv"];
	const args = [...always, ...how, "-e", pattern, id, "--", ...(options.paths ?? [])];
	const { stdout, cut } = await runGit(place, args, { statuses: [0, 1], maxBytes: MAX_GREP_BYTES, atLimit: "cut" });
	const lines = stdout.toString("utf8").split("\n");
	if (cut) lines.pop(); // may be half a line
	return lines.flatMap((line) => parseMatch(line, id));
}

/** `id:path NUL line NUL text`, where older versions of git print a colon for the second NUL. */
function parseMatch(line: string, id: ObjectId): GrepMatch[] {
	const [path, rest] = splitOnce(line.slice(id.length + 1), "\0");
	const [number, text] = /^\d+/.exec(rest) ? splitNumber(rest) : ["", ""];
	return number === "" ? [] : [{ path, line: Number(number), text }];
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function splitNumber(rest: string): [string, string] {
	const number = /^\d+/.exec(rest)?.[0] ?? "";
	return [number, rest.slice(number.length + 1)];
}
