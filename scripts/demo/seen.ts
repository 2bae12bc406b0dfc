/** What a pull request shows of Gregor's work. */

import type { IssueComment, PullRequest, Reaction, ReviewThread } from "../../test/support/github/world.ts";
import { latestCheck } from "./page/checks.ts";

export const isBot = ({ author }: { readonly author: { readonly type: string } }): boolean => author.type === "Bot";

/** Threads that Gregor began, in the order that it did. */
export function ourThreads({ threads }: PullRequest): ReviewThread[] {
	return threads.filter(({ comments }) => comments[0]?.author.type === "Bot");
}

export function textOf(thread: ReviewThread): string {
	return thread.comments[0]?.body ?? "";
}

export function threadAbout(pull: PullRequest, words: RegExp): ReviewThread | undefined {
	return ourThreads(pull).find((thread) => words.test(textOf(thread)));
}

export function summaries({ comments }: PullRequest): IssueComment[] {
	return comments.filter((comment) => isBot(comment) && comment.body.startsWith("<!-- gregor:summary"));
}

/** Gregor's reactions, such as `eyes +1`. */
export function reactionsOf({ reactions }: { readonly reactions: readonly Reaction[] }): string {
	return reactions
		.filter(({ user }) => user.type === "Bot")
		.map(({ content }) => content)
		.join(" ");
}

/** `waiting`, or the check's conclusion. */
export function checkOf(pull: PullRequest): string {
	return latestCheck(pull)?.conclusion ?? "waiting";
}

/** How much is said, by kind. */
export function amountSaid(pull: PullRequest) {
	const { comments, reviews, threads } = pull;
	return { comments: comments.length, reviews: reviews.length, threads: threads.length };
}
