import { checkBody } from "./reviews.ts";
import { type App, type IssueComment, type PullRequest, timestamp, type User, type World } from "./world.ts";

/** Adds a comment to a pull request's conversation. */
export function createIssueComment(
	world: World,
	pull: PullRequest,
	author: User,
	body: string,
	app: App | null,
): IssueComment {
	checkBody("IssueComment", body);
	const at = timestamp(world);
	const comment = { id: world.nextId(), pull, author, app, body, createdAt: at, updatedAt: at, reactions: [] };
	pull.comments.push(comment);
	return comment;
}
