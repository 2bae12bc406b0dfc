/** What the open requests of a pull request come to, read out of what the webhooks stored. */

import { z } from "zod";
import type { CommentTarget } from "../../github/pull-request-host.ts";
import type { Request } from "../../store/requests.ts";

/** A person's comment. */
export interface HeardComment {
	/** The delivery that brought it: answers carry it, so that none is given twice. */
	readonly deliveryId: string;
	readonly target: CommentTarget;
	readonly author: string;
	readonly body: string;
	/** The comment that began the thread it stands in. */
	readonly threadStart: number | undefined;
}

/** A person's comment without a command, in a thread that Gregor began or with its name in it. */
export interface HeardTalk extends HeardComment {
	/** It calls Gregor by its name. */
	readonly isNamed: boolean;
}

/** A thread that a person resolved or opened again. */
export interface HeardThread {
	readonly commentId: number;
	readonly by: string;
	readonly isResolved: boolean;
}

export interface Wishes {
	/** The pull request was opened, made ready or pushed to: a review that nobody asked for in words. */
	readonly isAutomatic: boolean;
	/** Someone pressed "Re-run", or an operator sent it round again. */
	readonly isRerun: boolean;
	/** Those that hold commands. */
	readonly comments: readonly HeardComment[];
	readonly talks: readonly HeardTalk[];
	readonly threads: readonly HeardThread[];
}

const commentSchema = z.object({
	target: z.object({ kind: z.enum(["issue-comment", "review-comment"]), commentId: z.number() }),
	author: z.string(),
	body: z.string(),
	inReplyTo: z.number().nullish(),
});
const talkSchema = z.object({ isNamed: z.boolean() });
const threadSchema = z.object({ commentId: z.number(), by: z.string() });

const AUTOMATIC: readonly Request["kind"][] = ["opened", "reopened", "ready", "synchronize"];
const RERUN: readonly Request["kind"][] = ["rerequested", "requested-action", "redriven"];

export function readWishes(requests: readonly Request[]): Wishes {
	return {
		isAutomatic: requests.some(({ kind }) => AUTOMATIC.includes(kind)),
		isRerun: requests.some(({ kind }) => RERUN.includes(kind)),
		comments: requests.filter(({ kind }) => kind === "command").map(readComment),
		talks: requests.filter(({ kind }) => kind === "talk").map(readTalk),
		threads: requests.filter(({ kind }) => kind === "thread-resolved" || kind === "thread-unresolved").map(readThread),
	};
}

function readComment({ deliveryId, payload }: Request): HeardComment {
	const { target, author, body, inReplyTo } = commentSchema.parse(payload);
	return { deliveryId, target, author, body, threadStart: inReplyTo ?? undefined };
}

function readTalk(request: Request): HeardTalk {
	return { ...readComment(request), ...talkSchema.parse(request.payload) };
}

function readThread({ kind, payload }: Request): HeardThread {
	return { ...threadSchema.parse(payload), isResolved: kind === "thread-resolved" };
}
