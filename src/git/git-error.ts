/** What went wrong with git, by who must act; `kind` is what callers branch on, the message is for people. */
export type GitErrorKind =
	| "git-missing" // no git program: the operator installs it
	| "not-a-repository"
	| "unknown-ref"
	| "no-default-branch"
	| "no-work-tree"
	| "too-large" // an object or an output over its limit
	| "timeout"
	| "cancelled" // the caller's own signal
	| "failed"; // git said no; `status` and `stderr` tell how

interface GitErrorFacts {
	readonly args?: readonly string[];
	readonly status?: number;
	readonly stderr?: string;
	readonly cause?: unknown;
}

/** An error of git: what, where and what to do in `message`, and the facts beside it. */
export class GitError extends Error {
	readonly kind: GitErrorKind;
	/** The arguments git was run with; empty when it was not run. */
	readonly args: readonly string[];
	/** git's exit status, where it ended by itself. */
	readonly status: number | undefined;
	/** The start of what git printed to stderr. */
	readonly stderr: string;

	constructor(kind: GitErrorKind, message: string, facts: GitErrorFacts = {}) {
		super(message, { cause: facts.cause });
		this.name = "GitError";
		this.kind = kind;
		this.args = facts.args ?? [];
		this.status = facts.status;
		this.stderr = facts.stderr ?? "";
	}
}
