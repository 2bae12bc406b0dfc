/** All that the stand-in knows: plain data, readable by tests. Only the stand-in's own functions change it. */

import type { KeyObject } from "node:crypto";
import type { PullDiff } from "./pull-diff.ts";

export type Access = "read" | "write";
export type Permissions = Readonly<Record<string, Access>>;
export type Role = "admin" | "maintain" | "write" | "triage" | "read";
export type Side = "LEFT" | "RIGHT";
export type ReactionContent = "+1" | "-1" | "laugh" | "confused" | "heart" | "hooray" | "rocket" | "eyes";

export interface User {
	readonly id: number;
	readonly login: string;
	readonly type: "User" | "Bot" | "Organization";
	/** A personal access token that may do all that the person may. */
	readonly token: string;
}

export interface App {
	readonly id: number;
	readonly slug: string;
	readonly name: string;
	readonly owner: User;
	/** Who the app is when it writes: `<slug>[bot]`. */
	readonly bot: User;
	/** PEM, PKCS#1, as GitHub gives it. */
	readonly privateKey: string;
	readonly publicKey: KeyObject;
	readonly webhookSecret: string;
	/** Where deliveries go; none are made while it is undefined. */
	webhookUrl: string | undefined;
	readonly permissions: Permissions;
	readonly events: readonly string[];
	readonly createdAt: string;
}

export interface Installation {
	readonly id: number;
	readonly app: App;
	readonly account: User;
	readonly repositories: Repository[];
	permissions: Permissions;
	readonly createdAt: string;
}

/** An installation's token, or what one names. */
export interface AccessToken {
	readonly token: string;
	readonly installation: Installation;
	readonly repositories: readonly Repository[] | undefined;
	readonly permissions: Permissions;
	/** Milliseconds since 1970. */
	readonly expiresAt: number;
}

export interface Repository {
	readonly id: number;
	readonly owner: User;
	readonly name: string;
	readonly isPrivate: boolean;
	readonly defaultBranch: string;
	/** The bare repository's folder. */
	readonly gitDirectory: string;
	readonly parent: Repository | undefined;
	readonly collaborators: Map<string, Role>;
	readonly pulls: PullRequest[];
	readonly checkRuns: CheckRun[];
	readonly createdAt: string;
}

export interface PullRequest {
	readonly id: number;
	readonly number: number;
	readonly repository: Repository;
	readonly head: { readonly repository: Repository; readonly ref: string; sha: string };
	readonly base: { readonly ref: string; sha: string };
	readonly author: User;
	title: string;
	body: string | null;
	isDraft: boolean;
	state: "open" | "closed";
	readonly createdAt: string;
	updatedAt: string;
	closedAt: string | null;
	/** Of the current head against its merge base. */
	diff: PullDiff;
	/** Ids of the commits between merge base and head, oldest first. */
	commits: readonly string[];
	readonly reviews: Review[];
	readonly threads: ReviewThread[];
	readonly comments: IssueComment[];
}

export interface Review {
	readonly id: number;
	readonly pull: PullRequest;
	readonly author: User;
	body: string;
	state: "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED";
	readonly commitId: string;
	submittedAt: string | null;
}

export interface ReviewThread {
	/** GraphQL's id. */
	readonly nodeId: string;
	readonly pull: PullRequest;
	readonly path: string;
	readonly side: Side;
	readonly startSide: Side | null;
	readonly originalLine: number;
	readonly originalStartLine: number | null;
	readonly originalCommitId: string;
	/** Of the diff that it was written on. */
	readonly originalMergeBase: string;
	readonly originalPosition: number;
	readonly diffHunk: string;
	/** In the current diff; null when outdated. */
	line: number | null;
	startLine: number | null;
	position: number | null;
	isOutdated: boolean;
	resolvedBy: User | null;
	readonly comments: ReviewComment[];
}

export interface ReviewComment {
	readonly id: number;
	readonly thread: ReviewThread;
	readonly review: Review;
	readonly author: User;
	body: string;
	readonly createdAt: string;
	updatedAt: string;
	readonly inReplyTo: number | null;
	readonly reactions: Reaction[];
}

export interface IssueComment {
	readonly id: number;
	readonly pull: PullRequest;
	readonly author: User;
	/** The app that wrote it. */
	readonly app: App | null;
	body: string;
	readonly createdAt: string;
	updatedAt: string;
	readonly reactions: Reaction[];
}

export interface Reaction {
	readonly id: number;
	readonly user: User;
	readonly content: ReactionContent;
	readonly createdAt: string;
}

export interface CheckRun {
	readonly id: number;
	readonly suiteId: number;
	readonly repository: Repository;
	readonly app: App;
	readonly headSha: string;
	name: string;
	externalId: string;
	detailsUrl: string;
	status: string;
	conclusion: string | null;
	startedAt: string;
	completedAt: string | null;
	output: { title: string | null; summary: string | null; text: string | null };
	/** As they were sent; updates append. */
	readonly annotations: Readonly<Record<string, unknown>>[];
	actions: readonly unknown[];
}

export interface World {
	/** `http://127.0.0.1:<port>`: people's pages and git. */
	readonly origin: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly nextId: () => number;
	readonly folder: string;
	readonly users: User[];
	readonly apps: App[];
	readonly installations: Installation[];
	readonly repositories: Repository[];
	readonly tokens: Map<string, AccessToken>;
}

/** The time as GitHub writes it: whole seconds. */
export function timestamp(world: World, atMilliseconds: number = world.now()): string {
	return `${new Date(atMilliseconds).toISOString().slice(0, 19)}Z`;
}

/** An id of GitHub's GraphQL: a prefix for the kind, and opaque letters. */
export function nodeId(prefix: string, id: number): string {
	return `${prefix}_${Buffer.from(`stand-in:${id}`).toString("base64url")}`;
}
