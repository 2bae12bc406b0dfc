/**
 * What went wrong at GitHub, by who must act:
 * - `owner`: the installation's owner. A permission is missing, or the repository, pull request or installation is gone.
 * - `operator`: whoever runs Gregor. GitHub does not take the App's key, or the token made with it.
 * - `github-wait`: nobody. A limit was met, or GitHub or the network failed; later it will work.
 * - `bug`: us. GitHub refused what was sent.
 */
export type WhoMustAct = "owner" | "operator" | "github-wait" | "bug";

export interface GitHubErrorFacts {
	readonly kind: WhoMustAct;
	/** Of the answer; `undefined` where none came. */
	readonly status: number | undefined;
	/** GitHub's own name for the request (`x-github-request-id`): what its support asks for. */
	readonly requestId: string | undefined;
	readonly method: string;
	/** The route's template, such as `/repos/{owner}/{repo}/pulls`: no name, number or text of anyone's. */
	readonly route: string;
	/** When to come back, where GitHub met us with a limit. */
	readonly retryAt: Date | undefined;
	/** `unknown`: the request may have done its work; look before it is sent again. */
	readonly effect: "none" | "unknown";
	/** What GitHub found wrong, as words of its own (`line:invalid`), or the permission that it wants. Never free text. */
	readonly reasons: readonly string[];
	/** Name and code of what broke below HTTP, such as `ECONNRESET`. */
	readonly cause: string | undefined;
}

/** Holds no token, no body and no header, and no error that does: it may be logged and stored whole. */
export class GitHubError extends Error implements GitHubErrorFacts {
	readonly kind: WhoMustAct;
	readonly status: number | undefined;
	readonly requestId: string | undefined;
	readonly method: string;
	readonly route: string;
	readonly retryAt: Date | undefined;
	readonly effect: "none" | "unknown";
	readonly reasons: readonly string[];
	override readonly cause: string | undefined;

	constructor(facts: GitHubErrorFacts) {
		super(describe(facts));
		this.name = "GitHubError";
		this.kind = facts.kind;
		this.status = facts.status;
		this.requestId = facts.requestId;
		this.method = facts.method;
		this.route = facts.route;
		this.retryAt = facts.retryAt;
		this.effect = facts.effect;
		this.reasons = facts.reasons;
		this.cause = facts.cause;
	}
}

const WHAT_TO_DO: Readonly<Record<WhoMustAct, string>> = {
	owner: "The installation lacks a permission, or what was asked for is gone: look at the App's installation settings.",
	operator: "GitHub does not take the App's credentials: check its id, its private key and the machine's clock.",
	"github-wait": "It will be tried again.",
	bug: "Gregor sent what GitHub does not take: report it with the request's id.",
};

function describe(facts: GitHubErrorFacts): string {
	const answer = facts.status === undefined ? `no answer (${facts.cause ?? "network"})` : `${facts.status}`;
	const reasons = facts.reasons.length === 0 ? "" : ` [${facts.reasons.join(", ")}]`;
	const request = facts.requestId === undefined ? "" : `, request ${facts.requestId}`;
	return `${facts.method} ${facts.route}: ${answer}${reasons}${request}. ${WHAT_TO_DO[facts.kind]}`;
}
