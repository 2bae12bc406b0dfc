/** Which handler answers which operation. */

import type { Handler } from "../exchange.ts";
import type { OperationName } from "../openapi-selection.ts";
import * as app from "./app.ts";
import * as checks from "./checks.ts";
import { getContents } from "./contents.ts";
import * as issueComments from "./issue-comments.ts";
import * as pulls from "./pulls.ts";
import { reactionRoutes } from "./reactions.ts";
import * as repository from "./repository.ts";
import * as reviewComments from "./review-comments.ts";
import * as reviews from "./reviews.ts";

const onReviewComment = reactionRoutes(reviewComments.reviewCommentOf);
const onIssueComment = reactionRoutes(issueComments.issueCommentOf);

/** `GET /rate_limit` is the server's own: it alone knows the limits. */
export const HANDLERS: Readonly<Record<Exclude<OperationName, "GET /rate_limit">, Handler>> = {
	"GET /app": app.getApp,
	"GET /app/hook/deliveries": app.listDeliveries,
	"POST /app/hook/deliveries/{delivery_id}/attempts": app.redeliver,
	"GET /app/installations": app.listInstallations,
	"GET /app/installations/{installation_id}": app.getInstallation,
	"POST /app/installations/{installation_id}/access_tokens": app.createToken,
	"GET /installation/repositories": app.listInstallationRepositories,
	"DELETE /installation/token": app.revokeToken,
	"GET /users/{username}": repository.getUser,
	"GET /repos/{owner}/{repo}": repository.getRepository,
	"GET /repos/{owner}/{repo}/installation": app.getRepositoryInstallation,
	"GET /repos/{owner}/{repo}/collaborators/{username}/permission": repository.getPermission,
	"GET /repos/{owner}/{repo}/contents/{path}": getContents,
	"GET /repos/{owner}/{repo}/git/ref/{ref}": repository.getReference,
	"GET /repos/{owner}/{repo}/commits/{ref}": repository.getCommit,
	"GET /repos/{owner}/{repo}/commits/{ref}/check-runs": checks.listCheckRuns,
	"POST /repos/{owner}/{repo}/check-runs": checks.createCheckRun,
	"GET /repos/{owner}/{repo}/check-runs/{check_run_id}": checks.getCheckRun,
	"PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": checks.updateCheckRun,
	"GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": checks.listAnnotations,
	"GET /repos/{owner}/{repo}/pulls": pulls.listPulls,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}": pulls.getPull,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/files": pulls.listFiles,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/commits": pulls.listCommits,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews": reviews.listReviews,
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": reviews.postReview,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}": reviews.getReview,
	"PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}": reviews.updateReview,
	"DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}": reviews.removeReview,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments": reviews.listCommentsOfReview,
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events": reviews.submit,
	"GET /repos/{owner}/{repo}/pulls/{pull_number}/comments": reviewComments.listReviewComments,
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/comments": reviewComments.postReviewComment,
	"POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies": reviewComments.postReply,
	"GET /repos/{owner}/{repo}/pulls/comments/{comment_id}": reviewComments.getReviewComment,
	"PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}": reviewComments.updateReviewComment,
	"DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}": reviewComments.removeReviewComment,
	"GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions": onReviewComment.list,
	"POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions": onReviewComment.create,
	"DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}": onReviewComment.remove,
	"GET /repos/{owner}/{repo}/issues/{issue_number}/comments": issueComments.listIssueComments,
	"POST /repos/{owner}/{repo}/issues/{issue_number}/comments": issueComments.postIssueComment,
	"GET /repos/{owner}/{repo}/issues/comments/{comment_id}": issueComments.getIssueComment,
	"PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": issueComments.updateIssueComment,
	"DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": issueComments.removeIssueComment,
	"GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions": onIssueComment.list,
	"POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions": onIssueComment.create,
	"DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}": onIssueComment.remove,
};
