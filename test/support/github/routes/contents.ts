import { notFound } from "../api-error.ts";
import { type Exchange, ok, repositoryOf } from "../exchange.ts";
import { commitOf } from "../git-repository.ts";
import { repositoryUrl } from "../render/repository.ts";
import { runGit } from "../run-git.ts";
import type { Repository, World } from "../world.ts";

/** GitHub answers larger files without their content. */
const MOST_BYTES = 1_048_576;

const KINDS: Readonly<Record<string, string>> = { tree: "dir", blob: "file", commit: "submodule" };

interface Entry {
	readonly mode: string;
	readonly kind: string;
	readonly sha: string;
	readonly size: number;
	readonly path: string;
}

export async function getContents(exchange: Exchange) {
	const { world, params, query } = exchange;
	const repository = repositoryOf(exchange);
	const path = (params.path ?? "").replace(/\/$/, "");
	const ref = query.get("ref") ?? repository.defaultBranch;
	const commit = await commitOf(repository.gitDirectory, ref);
	if (commit === undefined) throw notFound();
	const here = await list(repository, commit, path);
	const entry = here.find((candidate) => candidate.path === path);
	if (path === "" || entry?.kind === "tree") {
		const inside = path === "" ? here : await list(repository, commit, `${path}/`);
		return ok(inside.map((each) => render(world, repository, ref, each)));
	}
	if (entry === undefined) throw notFound();
	const bytes =
		entry.size > MOST_BYTES ? undefined : await runGit(repository.gitDirectory, ["cat-file", "blob", entry.sha]);
	const content = bytes?.toString("base64").replace(/(.{60})/g, "$1\n") ?? "";
	return ok({
		...render(world, repository, ref, entry),
		content: bytes === undefined ? "" : `${content}\n`,
		encoding: bytes === undefined ? "none" : "base64",
	});
}

async function list(repository: Repository, commit: string, path: string): Promise<Entry[]> {
	const paths = path === "" ? [] : ["--", path];
	const printed = await runGit(repository.gitDirectory, [
		"--literal-pathspecs",
		"ls-tree",
		"-z",
		"--long",
		commit,
		...paths,
	]);
	const entries = [...printed.toString().matchAll(/(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g)];
	return entries.map(([, mode = "", kind = "", sha = "", size = "0", at = ""]) => {
		return { mode, kind, sha, size: size === "-" ? 0 : Number(size), path: at };
	});
}

function render(world: World, repository: Repository, ref: string, entry: Entry) {
	const url = `${repositoryUrl(world, repository)}/contents/${encodeURI(entry.path)}?ref=${encodeURIComponent(ref)}`;
	const page = `${world.origin}/${repository.owner.login}/${repository.name}`;
	const git = `${repositoryUrl(world, repository)}/git/blobs/${entry.sha}`;
	const html = `${page}/blob/${encodeURIComponent(ref)}/${encodeURI(entry.path)}`;
	return {
		type: entry.mode === "120000" ? "symlink" : KINDS[entry.kind],
		size: entry.size,
		name: entry.path.split("/").at(-1),
		path: entry.path,
		sha: entry.sha,
		url,
		git_url: git,
		html_url: html,
		download_url: `${page}/raw/${encodeURIComponent(ref)}/${encodeURI(entry.path)}`,
		_links: { self: url, git, html },
	};
}
