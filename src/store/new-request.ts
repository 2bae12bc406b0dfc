import type { HeadSha, PullRequestRef } from "../github/pull-request-host.ts";
import type { RequestKind } from "./requests.ts";
import type { Json } from "./tables.ts";

export interface NewRequest {
	readonly pullRequest: PullRequestRef;
	readonly kind: RequestKind;
	readonly payload: Json;
	/** The head that the event names; one that differs from the last cancels what runs. */
	readonly head?: HeadSha;
	/** What the event says of it; a pull request that closes cancels what runs. */
	readonly state?: "open" | "closed";
}

export interface Delivery {
	readonly id: string;
	readonly request: NewRequest | undefined;
}
