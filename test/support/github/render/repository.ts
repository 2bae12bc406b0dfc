import { fullName } from "../pulls.ts";
import { nodeId, type Repository, type World } from "../world.ts";
import { renderUser } from "./user.ts";

export function repositoryUrl(world: World, repository: Repository): string {
	return `${world.origin}/api/v3/repos/${fullName(repository)}`;
}

/** What follows the repository's address, by the name of its member. */
const LINKS: Readonly<Record<string, string>> = {
	archive_url: "/{archive_format}{/ref}",
	assignees_url: "/assignees{/user}",
	blobs_url: "/git/blobs{/sha}",
	branches_url: "/branches{/branch}",
	collaborators_url: "/collaborators{/collaborator}",
	comments_url: "/comments{/number}",
	commits_url: "/commits{/sha}",
	compare_url: "/compare/{base}...{head}",
	contents_url: "/contents/{+path}",
	contributors_url: "/contributors",
	deployments_url: "/deployments",
	downloads_url: "/downloads",
	events_url: "/events",
	forks_url: "/forks",
	git_commits_url: "/git/commits{/sha}",
	git_refs_url: "/git/refs{/sha}",
	git_tags_url: "/git/tags{/sha}",
	hooks_url: "/hooks",
	issue_comment_url: "/issues/comments{/number}",
	issue_events_url: "/issues/events{/number}",
	issues_url: "/issues{/number}",
	keys_url: "/keys{/key_id}",
	labels_url: "/labels{/name}",
	languages_url: "/languages",
	merges_url: "/merges",
	milestones_url: "/milestones{/number}",
	notifications_url: "/notifications{?since,all,participating}",
	pulls_url: "/pulls{/number}",
	releases_url: "/releases{/id}",
	stargazers_url: "/stargazers",
	statuses_url: "/statuses/{sha}",
	subscribers_url: "/subscribers",
	subscription_url: "/subscription",
	tags_url: "/tags",
	teams_url: "/teams",
	trees_url: "/git/trees{/sha}",
};

export function renderRepository(world: World, repository: Repository) {
	const url = repositoryUrl(world, repository);
	const page = `${world.origin}/${fullName(repository)}`;
	return {
		...identify(repository),
		owner: renderUser(world, repository.owner),
		html_url: page,
		description: null,
		fork: repository.parent !== undefined,
		url,
		...Object.fromEntries(Object.entries(LINKS).map(([name, rest]) => [name, url + rest])),
		git_url: `git://${page.slice(page.indexOf("//") + 2)}.git`,
		ssh_url: `git@stand-in.invalid:${fullName(repository)}.git`,
		clone_url: `${page}.git`,
		svn_url: page,
		mirror_url: null,
		homepage: null,
		language: null,
		license: null,
		default_branch: repository.defaultBranch,
		visibility: repository.isPrivate ? "private" : "public",
		...FEATURES,
		...counts(repository),
		created_at: repository.createdAt,
		updated_at: repository.createdAt,
		pushed_at: repository.createdAt,
	};
}

/** As lists of an installation's repositories name one. */
export function identify(repository: Repository) {
	return {
		id: repository.id,
		node_id: nodeId("R", repository.id),
		name: repository.name,
		full_name: fullName(repository),
		private: repository.isPrivate,
	};
}

const FEATURES = {
	has_issues: true,
	has_projects: false,
	has_wiki: false,
	has_pages: false,
	has_discussions: false,
	has_downloads: false,
	has_pull_requests: true,
	archived: false,
	disabled: false,
	allow_forking: true,
	is_template: false,
	web_commit_signoff_required: false,
	topics: [],
};

function counts(repository: Repository) {
	const open = repository.pulls.filter((pull) => pull.state === "open").length;
	const none = { forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, size: 1 };
	return { ...none, open_issues: open, open_issues_count: open };
}

/** With what only the repository's own address says. */
export function renderFullRepository(world: World, repository: Repository) {
	return { ...renderRepository(world, repository), subscribers_count: 0, network_count: 0 };
}
