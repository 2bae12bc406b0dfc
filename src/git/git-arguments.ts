import { devNull } from "node:os";

/**
 * What every git command begins with. A repository's own configuration can name programs to run (a file system monitor,
 * hooks); reviewing a folder must not run them.
 */
const ALWAYS = [
	"--no-pager",
	"-c",
	"core.fsmonitor=false",
	"-c",
	`core.hooksPath=${devNull}`,
	"-c",
	"core.quotePath=true",
];

/** The whole argument list for one command in a repository, where `gitDirectory` is given only for one without `.git`. */
export function gitArguments(gitDirectory: string | undefined, args: readonly string[]): string[] {
	const where = gitDirectory === undefined ? [] : [`--git-dir=${gitDirectory}`];
	return [...ALWAYS, ...where, ...args];
}
