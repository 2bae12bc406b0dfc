import { type IssueComment, nodeId, type World } from "../world.ts";
import { renderApp } from "./app.ts";
import { associationOf } from "./association.ts";
import { pullPage } from "./pull-request.ts";
import { renderRollup } from "./reaction.ts";
import { repositoryUrl } from "./repository.ts";
import { renderUser } from "./user.ts";

export function renderIssueComment(world: World, comment: IssueComment) {
	const { pull } = comment;
	const repository = repositoryUrl(world, pull.repository);
	const url = `${repository}/issues/comments/${comment.id}`;
	return {
		url,
		html_url: `${pullPage(world, pull)}#issuecomment-${comment.id}`,
		issue_url: `${repository}/issues/${pull.number}`,
		id: comment.id,
		node_id: nodeId("IC", comment.id),
		user: renderUser(world, comment.author),
		created_at: comment.createdAt,
		updated_at: comment.updatedAt,
		body: comment.body,
		author_association: associationOf(pull.repository, comment.author),
		reactions: renderRollup(url, comment.reactions),
		performed_via_github_app: comment.app === null ? null : renderApp(world, comment.app),
	};
}
