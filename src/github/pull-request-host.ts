/**
 * Everything that Gregor may ask of GitHub about one pull request. Nothing above this room has heard of Octokit.
 *
 * Errors are `GitHubError`s by who must act (see `github-error.ts`). Reads may be repeated by the transport; writes that are
 * not idempotent are never repeated blindly: each carries a marker, and is looked up before it is tried again.
 */

import type { Fingerprint } from "../findings/finding.ts";

export type InstallationId = number & { readonly __brand: "InstallationId" };
export type HeadSha = string & { readonly __brand: "HeadSha" };
/** One run of a review; the marker that everything it writes carries. */
export type RunId = string & { readonly __brand: "RunId" };

export interface PullRequestRef {
	readonly installationId: InstallationId;
	readonly owner: string;
	readonly repo: string;
	readonly number: number;
}

export interface PullRequestFacts {
	readonly title: string;
	readonly body: string;
	readonly author: { readonly login: string; readonly isBot: boolean };
	readonly isDraft: boolean;
	readonly state: "open" | "closed";
	readonly base: { readonly ref: string; readonly sha: string };
	readonly head: { readonly ref: string; readonly sha: HeadSha };
	/** The head lies in another repository; its commits are fetched as `refs/pull/N/head`. */
	readonly isFork: boolean;
}

/** Where git fetches from. The header is a secret and never part of an address, a log or an error. */
export interface GitSource {
	readonly url: string;
	/** The whole line, `Authorization: Basic …`, as git's `http.extraHeader` takes it. */
	readonly authorizationHeader: string;
}

export interface InlineComment {
	readonly fingerprint: Fingerprint;
	readonly path: string;
	/** 1-based, inclusive, on `side`; one hunk of the diff holds them all. */
	readonly startLine: number;
	readonly endLine: number;
	/** `LEFT` for deleted lines only. */
	readonly side: "LEFT" | "RIGHT";
	/** At most `MAX_BODY_CHARACTERS`, its marker included. */
	readonly body: string;
}

export interface ReviewToPost {
	readonly runId: RunId;
	readonly head: HeadSha;
	/** May be empty. */
	readonly body: string;
	readonly comments: readonly InlineComment[];
}

export type PostOutcome =
	| {
			readonly kind: "posted";
			readonly comments: readonly { readonly fingerprint: Fingerprint; readonly commentId: number }[];
			/** Comments that GitHub would not take on their lines; the summary must tell them. */
			readonly refused: readonly InlineComment[];
	  }
	/** The pull request has moved on; nothing was posted. */
	| { readonly kind: "stale"; readonly head: HeadSha };

export interface Annotation {
	readonly path: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly level: "notice" | "warning" | "failure";
	readonly title: string;
	readonly message: string;
}

/** The check run of one run; told again, it replaces what it said before. */
export interface CheckReport {
	readonly runId: RunId;
	readonly head: HeadSha;
	readonly state: "in_progress" | "success" | "neutral" | "failure";
	readonly title: string;
	/** Markdown. */
	readonly summary: string;
	/** Any number: sent in batches of `MAX_ANNOTATIONS_PER_REQUEST`. */
	readonly annotations: readonly Annotation[];
	/** Buttons of a finished check; pressed, GitHub sends `check_run.requested_action`. */
	readonly actions?: readonly CheckAction[];
}

/** At most `MAX_CHECK_ACTIONS`; GitHub takes 20 characters of label and identifier, 40 of description. */
export interface CheckAction {
	readonly label: string;
	readonly description: string;
	readonly identifier: string;
}

/** A thread that one of our inline comments began. */
export interface ReviewThread {
	readonly id: string;
	readonly fingerprint: Fingerprint;
	readonly isResolved: boolean;
	/** GitHub's word that the lines under it have changed. */
	readonly isOutdated: boolean;
	/** Someone other than Gregor wrote in it. */
	readonly hasReplies: boolean;
	/** Who resolved it, when it was not Gregor. */
	readonly resolvedByPerson: boolean;
	/** The comment that began it. */
	readonly commentId: number;
}

/** One comment of a conversation. */
export interface SaidComment {
	readonly id: number;
	/** `ghost` once the account is gone. */
	readonly author: string;
	readonly isOurs: boolean;
	/** Ours with its marker. */
	readonly body: string;
	/** Where its thread stands in the head; absent in the conversation, and in a thread that is outdated. */
	readonly place?: { readonly path: string; readonly line: number };
}

export type CommentTarget =
	| { readonly kind: "issue-comment"; readonly commentId: number }
	| { readonly kind: "review-comment"; readonly commentId: number };

export type Reaction = "eyes" | "+1" | "confused";
export type Permission = "admin" | "write" | "read" | "none";

export interface PullRequestHost {
	/** Always live, never from a cache. */
	read(): Promise<PullRequestFacts>;
	/** A token for this repository alone, read only; good for at least ten minutes. */
	gitSource(): Promise<GitSource>;
	/** Posts one review, exactly once for each `runId`, whatever happened to earlier tries. */
	post(review: ReviewToPost): Promise<PostOutcome>;
	/** Edits Gregor's one summary comment in place; `create` says whether to write one where there is none. */
	writeSummary(body: string, create: boolean): Promise<void>;
	/** Creates or updates the run's check. */
	tellCheck(report: CheckReport): Promise<void>;
	/** Threads that Gregor began, all pages. */
	threads(): Promise<readonly ReviewThread[]>;
	/**
	 * Does nothing to a thread that is resolved already. An `owner` error where the installation may not write contents,
	 * which GitHub wants for it: the thread then stays as it is.
	 */
	resolveThread(threadId: string): Promise<void>;
	/** Comments of the thread that this comment began, all of them, oldest first; without one, of the conversation. */
	conversation(thread: number | undefined): Promise<readonly SaidComment[]>;
	/** Answers a comment, once for each `marker` (a delivery's id). */
	answer(target: CommentTarget, body: string, marker: string): Promise<void>;
	/** Idempotent, as GitHub's reactions are. */
	react(target: CommentTarget, reaction: Reaction): Promise<void>;
	/** The live permission of a person on this repository. */
	permissionOf(login: string): Promise<Permission>;
}
