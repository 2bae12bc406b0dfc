import { type CheckRun, nodeId, type World } from "../world.ts";
import { renderApp } from "./app.ts";
import { renderPullMention } from "./pull-request.ts";
import { repositoryUrl } from "./repository.ts";

export function renderCheckRun(world: World, check: CheckRun) {
	const { repository } = check;
	const url = `${repositoryUrl(world, repository)}/check-runs/${check.id}`;
	const pulls = repository.pulls.filter((pull) => pull.state === "open" && pull.head.sha === check.headSha);
	return {
		id: check.id,
		name: check.name,
		node_id: nodeId("CR", check.id),
		head_sha: check.headSha,
		external_id: check.externalId,
		url,
		html_url: `${world.origin}/${repository.owner.login}/${repository.name}/runs/${check.id}`,
		details_url: check.detailsUrl,
		status: check.status,
		conclusion: check.conclusion,
		started_at: check.startedAt,
		completed_at: check.completedAt,
		output: {
			...check.output,
			annotations_count: check.annotations.length,
			annotations_url: `${url}/annotations`,
		},
		check_suite: { id: check.suiteId },
		app: renderApp(world, check.app),
		pull_requests: pulls.map((pull) => renderPullMention(world, pull)),
	};
}

export function renderAnnotations(world: World, check: CheckRun) {
	const page = `${world.origin}/${check.repository.owner.login}/${check.repository.name}/blob/${check.headSha}`;
	return check.annotations.map((annotation) => ({
		start_column: null,
		end_column: null,
		title: null,
		raw_details: null,
		...annotation,
		blob_href: `${page}/${annotation.path}`,
	}));
}
