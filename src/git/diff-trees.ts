import type { ObjectId } from "../change/change-set.ts";
import { runGit, runGitLine } from "./run-git.ts";
import type { GitPlace } from "./spawn-git.ts";

/** More than this is not read from git: the parser reads less than it, and one enormous line may fill it. */
const MAX_DIFF_BYTES = 160 * 1024 * 1024;

/** Past this many candidates on a side, git stops looking for renames: the search is quadratic. */
const RENAME_LIMIT = 1000;

/** What may stand after `@@`: the enclosing item in Rust, a table's header in TOML, else git's own rule, a line that starts with a letter. */
const SECTION_PATTERNS = [
	'^[\t ]*((pub(\\([^)]+\\))?[\t ]+)?((default|async|const|unsafe|extern([\t ]+"[^"]+")?)[\t ]+)*(struct|enum|union|mod|trait|fn|impl|macro_rules!)[< \t]+[^;]*)$',
	"^(\\[+[A-Za-z0-9_.'\" -]+\\]+)[ \t]*$",
	"^([A-Za-z$_].*)$",
];

const CONFIGURATION = [
	["diff.default.xfuncname", SECTION_PATTERNS.join("\n")],
	["diff.suppressBlankEmpty", "false"],
	["diff.orderFile", ""],
	["core.attributesFile", ""],
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** Every setting a user could have changed is said, so that the same two trees always give the same bytes. */
const FLAGS = [
	"-r",
	"-p",
	"--full-index",
	"-M",
	"-C",
	`-l${RENAME_LIMIT}`,
	"--src-prefix=a/",
	"--dst-prefix=b/",
	"-U3",
	"--inter-hunk-context=0",
	"--diff-algorithm=histogram",
	"--indent-heuristic",
	"--submodule=short",
	"--ignore-submodules=none",
	"--no-relative",
	"--no-ext-diff",
	"--no-textconv",
	"--no-color",
];

export interface RawDiff {
	/** git's patch, byte for byte. */
	readonly patch: Buffer;
	/** True when it was larger than is read, and ends somewhere in the middle. */
	readonly cut: boolean;
}

/** The patch from one commit or tree to another; from nothing where `base` is `undefined` (a root commit). */
export async function diffTrees(place: GitPlace, base: ObjectId | undefined, head: ObjectId): Promise<RawDiff> {
	const from = base ?? (await emptyTree(place));
	const args = [...CONFIGURATION, "diff-tree", ...FLAGS, from, head, "--"];
	const { stdout, cut } = await runGit(place, args, { maxBytes: MAX_DIFF_BYTES, atLimit: "cut" });
	return { patch: stdout, cut };
}

/** git knows this tree without storing it; its id depends on the repository's hash, so git is asked. */
async function emptyTree(place: GitPlace): Promise<string> {
	return runGitLine(place, ["hash-object", "-t", "tree", "--stdin"]);
}
