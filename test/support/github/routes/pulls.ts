import { type Exchange, listed, ok, pullOf, repositoryOf } from "../exchange.ts";
import { countLines, type FileDiff, patchText } from "../pull-diff.ts";
import { renderCommit } from "../render/commit.ts";
import { renderPull, renderSimplePull } from "../render/pull-request.ts";
import { repositoryUrl } from "../render/repository.ts";
import type { PullRequest, World } from "../world.ts";

/** The listing ends there, without a word. */
const MOST_FILES = 3000;

const STATUSES: Readonly<Record<string, string>> = {
	A: "added",
	D: "removed",
	M: "modified",
	R: "renamed",
	C: "copied",
	T: "changed",
};

export function listPulls(exchange: Exchange) {
	const { world, query } = exchange;
	const state = query.get("state") ?? "open";
	const head = query.get("head");
	const base = query.get("base");
	const wanted = repositoryOf(exchange).pulls.filter(
		(pull) =>
			(state === "all" || pull.state === state) &&
			(base === null || pull.base.ref === base) &&
			(head === null || `${pull.head.repository.owner.login}:${pull.head.ref}` === head),
	);
	return listed(wanted.toReversed().map((pull) => renderSimplePull(world, pull)));
}

export function getPull(exchange: Exchange) {
	return ok(renderPull(exchange.world, pullOf(exchange)));
}

export function listFiles(exchange: Exchange) {
	const pull = pullOf(exchange);
	return listed(pull.diff.files.slice(0, MOST_FILES).map((file) => renderFile(exchange.world, pull, file)));
}

function renderFile(world: World, pull: PullRequest, file: FileDiff) {
	const page = `${world.origin}/${pull.repository.owner.login}/${pull.repository.name}`;
	const at = `${pull.head.sha}/${encodeURI(file.path)}`;
	const additions = countLines(file, "+");
	const deletions = countLines(file, "-");
	const patch = patchText(file);
	return {
		sha: file.letter === "D" ? file.oldSha : file.newSha,
		filename: file.path,
		status: STATUSES[file.letter] ?? "changed",
		additions,
		deletions,
		changes: additions + deletions,
		blob_url: `${page}/blob/${at}`,
		raw_url: `${page}/raw/${at}`,
		contents_url: `${repositoryUrl(world, pull.repository)}/contents/${encodeURI(file.path)}?ref=${pull.head.sha}`,
		...(patch === undefined ? {} : { patch }),
		...(file.oldPath === file.path ? {} : { previous_filename: file.oldPath }),
	};
}

export async function listCommits(exchange: Exchange) {
	const { world } = exchange;
	const pull = pullOf(exchange);
	return listed(await Promise.all(pull.commits.map((sha) => renderCommit(world, pull.repository, sha))));
}
