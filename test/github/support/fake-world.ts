export interface FakeComment {
	readonly id: number;
	readonly path: string;
	readonly line: number;
	readonly body: string;
}

export interface FakeReview {
	readonly id: number;
	state: "PENDING" | "COMMENTED";
	readonly body: string;
	readonly user: FakeUser;
	readonly comments: readonly FakeComment[];
}

export interface FakeUser {
	readonly login: string;
	readonly type: "Bot" | "User";
}

export interface FakeNote {
	readonly id: number;
	body: string;
	readonly user: FakeUser;
	readonly created_at: string;
	readonly in_reply_to_id?: number;
}

export interface FakeCheck {
	readonly id: number;
	readonly external_id: string;
	status: string;
	conclusion: string | null;
	title: string;
	summary: string;
	readonly annotations: unknown[];
}

/** What the fake holds; tests set and read it as they like. */
export interface FakeWorld {
	head: string;
	/** GitHub's 422 for a comment whose line it does not take. */
	refuses: (comment: { readonly line: number; readonly body: string }) => boolean;
	reviews: FakeReview[];
	issueComments: FakeNote[];
	reviewComments: FakeNote[];
	checks: FakeCheck[];
	reactions: string[];
	/** Nodes of GraphQL's review threads, as they are. */
	threads: unknown[];
	roles: Map<string, { readonly permission: string; readonly role_name: string }>;
	tokenRequests: unknown[];
	tokenLifeMs: number;
	nextId: number;
}

export const BOT: FakeUser = { login: "gregor[bot]", type: "Bot" };
export const PERSON: FakeUser = { login: "octocat", type: "User" };
export const HEAD = "a".repeat(40);
export const LATER_HEAD = "b".repeat(40);
export const COMMENTED_AT = "2026-01-01T00:00:00Z";

export function newWorld(given: Partial<FakeWorld> = {}): FakeWorld {
	return {
		head: HEAD,
		refuses: () => false,
		reviews: [],
		issueComments: [],
		reviewComments: [],
		checks: [],
		reactions: [],
		threads: [],
		roles: new Map(),
		tokenRequests: [],
		tokenLifeMs: 3_600_000,
		nextId: 1_000,
		...given,
	};
}
