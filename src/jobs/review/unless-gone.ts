import { GitHubError } from "../../github/github-error.ts";

/**
 * A comment that was deleted since, or whose conversation is locked, cannot be answered; what it asked for is done all
 * the same. Were this an error, the request would fail every later job of its pull request, too.
 */
export async function unlessGone(answering: Promise<void>): Promise<void> {
	await answering.catch((error: unknown) => {
		if (!(error instanceof GitHubError) || error.kind !== "owner") throw error;
	});
}
