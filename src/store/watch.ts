/** Notices that work on a pull request has become pointless, while the work is going on. */

import type { PullRequestRef } from "../github/pull-request-host.ts";
import type { Connection } from "./connection.ts";
import { isPullRequest } from "./pull-request-id.ts";
import { movedMessage } from "./say.ts";

/** How late a change is noticed at most, when the word of it was lost. */
const LOOK_MS = 1_000;

/** `moved`: another head is wanted. `closed`. `forgotten`: the account or repository took Gregor away. */
export type Moved = "moved" | "closed" | "forgotten";

export interface Watching {
	/**
	 * Notices what changes after the promise is fulfilled. `moved` is undefined once `signal` is aborted; a pull request
	 * that is not known reads as forgotten at once.
	 */
	watchPullRequest(pullRequest: PullRequestRef, signal: AbortSignal): Promise<Watch>;
}

export interface Watch {
	readonly moved: Promise<Moved | undefined>;
}

interface Standing {
	readonly id: number;
	readonly version: number;
	readonly state: string | null;
}

export function openWatching(connection: Connection): Watching {
	const look = (pullRequest: PullRequestRef): Promise<Standing | undefined> =>
		connection.database
			.selectFrom("pull_requests")
			.select(["id", "version", "state"])
			.where(isPullRequest(pullRequest))
			.executeTakeFirst();
	const untilMoved = async (pullRequest: PullRequestRef, before: Standing, signal: AbortSignal) => {
		while (!signal.aborted) {
			await untilSaid(connection, movedMessage(before.id), signal);
			if (signal.aborted) return undefined;
			const moved = compare(before, await look(pullRequest).catch(() => before));
			if (moved) return moved;
		}
		return undefined;
	};
	return {
		watchPullRequest: async (pullRequest, signal) => {
			const before = await look(pullRequest);
			return { moved: before ? untilMoved(pullRequest, before, signal) : Promise.resolve("forgotten") };
		},
	};
}

function compare(before: Standing, now: Standing | undefined): Moved | undefined {
	if (now?.id !== before.id) return "forgotten";
	if (now.version === before.version) return undefined;
	return now.state === "closed" ? "closed" : "moved";
}

function untilSaid({ hear }: Connection, message: string, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			unhear();
			signal.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, LOOK_MS).unref();
		const unhear = hear((said) => {
			if (said === message || said === "") done();
		});
		signal.addEventListener("abort", done);
	});
}
