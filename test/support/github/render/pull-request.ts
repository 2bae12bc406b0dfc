import { countLines } from "../pull-diff.ts";
import { fullName } from "../pulls.ts";
import { publishedComments } from "../threads.ts";
import { nodeId, type PullRequest, type Repository, type World } from "../world.ts";
import { associationOf } from "./association.ts";
import { renderRepository, repositoryUrl } from "./repository.ts";
import { renderUser } from "./user.ts";

export function pullUrl(world: World, pull: PullRequest): string {
	return `${repositoryUrl(world, pull.repository)}/pulls/${pull.number}`;
}

export function pullPage(world: World, pull: PullRequest): string {
	return `${world.origin}/${fullName(pull.repository)}/pull/${pull.number}`;
}

/** As lists, and webhooks about reviews, show it. */
export function renderSimplePull(world: World, pull: PullRequest) {
	return {
		...addresses(world, pull),
		id: pull.id,
		node_id: nodeId("PR", pull.id),
		number: pull.number,
		state: pull.state,
		locked: false,
		active_lock_reason: null,
		title: pull.title,
		user: renderUser(world, pull.author),
		body: pull.body,
		labels: [],
		milestone: null,
		created_at: pull.createdAt,
		updated_at: pull.updatedAt,
		closed_at: pull.closedAt,
		merged_at: null,
		merge_commit_sha: null,
		assignee: null,
		assignees: [],
		requested_reviewers: [],
		requested_teams: [],
		head: renderSide(world, pull.head.repository, pull.head),
		base: renderSide(world, pull.repository, pull.base),
		author_association: associationOf(pull.repository, pull.author),
		auto_merge: null,
		draft: pull.isDraft,
	};
}

/** As its own address, and webhooks about it, show it. */
export function renderPull(world: World, pull: PullRequest) {
	return {
		...renderSimplePull(world, pull),
		merged: false,
		mergeable: true,
		rebaseable: true,
		mergeable_state: "clean",
		merged_by: null,
		comments: pull.comments.length,
		review_comments: publishedComments(pull).length,
		maintainer_can_modify: false,
		commits: pull.commits.length,
		additions: pull.diff.files.reduce((sum, file) => sum + countLines(file, "+"), 0),
		deletions: pull.diff.files.reduce((sum, file) => sum + countLines(file, "-"), 0),
		changed_files: pull.diff.files.length,
	};
}

function addresses(world: World, pull: PullRequest) {
	const url = pullUrl(world, pull);
	const page = pullPage(world, pull);
	const repository = repositoryUrl(world, pull.repository);
	const issue = `${repository}/issues/${pull.number}`;
	const links = {
		self: url,
		html: page,
		issue,
		comments: `${issue}/comments`,
		review_comments: `${url}/comments`,
		review_comment: `${repository}/pulls/comments{/number}`,
		commits: `${url}/commits`,
		statuses: `${repository}/statuses/${pull.head.sha}`,
	};
	return {
		url,
		html_url: page,
		diff_url: `${page}.diff`,
		patch_url: `${page}.patch`,
		issue_url: issue,
		commits_url: links.commits,
		review_comments_url: links.review_comments,
		review_comment_url: links.review_comment,
		comments_url: links.comments,
		statuses_url: links.statuses,
		_links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
	};
}

function renderSide(world: World, repository: Repository, side: { readonly ref: string; readonly sha: string }) {
	return {
		label: `${repository.owner.login}:${side.ref}`,
		ref: side.ref,
		sha: side.sha,
		user: renderUser(world, repository.owner),
		repo: renderRepository(world, repository),
	};
}

/** As check runs name the pull requests of their commit. */
export function renderPullMention(world: World, pull: PullRequest) {
	const side = (repository: Repository, { ref, sha }: { readonly ref: string; readonly sha: string }) => ({
		ref,
		sha,
		repo: { id: repository.id, url: repositoryUrl(world, repository), name: repository.name },
	});
	return {
		id: pull.id,
		number: pull.number,
		url: pullUrl(world, pull),
		head: side(pull.head.repository, pull.head),
		base: side(pull.repository, pull.base),
	};
}

/** A pull request as the issue that it also is; webhooks about its comments carry this. */
export function renderIssue(world: World, pull: PullRequest) {
	const simple = renderSimplePull(world, pull);
	const url = simple.issue_url;
	return {
		url,
		repository_url: repositoryUrl(world, pull.repository),
		labels_url: `${url}/labels{/name}`,
		comments_url: `${url}/comments`,
		events_url: `${url}/events`,
		html_url: simple.html_url,
		id: pull.id,
		node_id: simple.node_id,
		number: pull.number,
		title: pull.title,
		user: simple.user,
		labels: [],
		state: pull.state,
		locked: false,
		assignee: null,
		assignees: [],
		milestone: null,
		comments: pull.comments.length,
		created_at: pull.createdAt,
		updated_at: pull.updatedAt,
		closed_at: pull.closedAt,
		author_association: simple.author_association,
		active_lock_reason: null,
		draft: pull.isDraft,
		pull_request: {
			url: simple.url,
			html_url: simple.html_url,
			diff_url: simple.diff_url,
			patch_url: simple.patch_url,
		},
		body: pull.body,
		reactions: { url: `${url}/reactions`, ...NO_REACTIONS },
		performed_via_github_app: null,
	};
}

const NO_REACTIONS = {
	total_count: 0,
	"+1": 0,
	"-1": 0,
	laugh: 0,
	hooray: 0,
	confused: 0,
	heart: 0,
	rocket: 0,
	eyes: 0,
};
