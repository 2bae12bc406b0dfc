import { runGit } from "../run-git.ts";
import { nodeId, type Repository, timestamp, type World } from "../world.ts";
import { repositoryUrl } from "./repository.ts";

export async function renderCommit(world: World, repository: Repository, sha: string) {
	const format = "--format=%T%n%P%n%an%n%ae%n%at%n%cn%n%ce%n%ct%n%B";
	const printed = (await runGit(repository.gitDirectory, ["show", "--no-patch", format, sha])).toString();
	const [tree = "", parents = "", an, ae, at, cn, ce, ct, ...message] = printed.split("\n");
	const url = repositoryUrl(world, repository);
	const person = (name = "", email = "", seconds = "0") => ({
		name,
		email,
		date: timestamp(world, Number(seconds) * 1000),
	});
	return {
		sha,
		node_id: nodeId("C", Number.parseInt(sha.slice(0, 8), 16)),
		url: `${url}/commits/${sha}`,
		html_url: `${world.origin}/${repository.owner.login}/${repository.name}/commit/${sha}`,
		comments_url: `${url}/commits/${sha}/comments`,
		commit: {
			url: `${url}/git/commits/${sha}`,
			author: person(an, ae, at),
			committer: person(cn, ce, ct),
			message: message.join("\n").trimEnd(),
			tree: { sha: tree, url: `${url}/git/trees/${tree}` },
			comment_count: 0,
		},
		author: null,
		committer: null,
		parents: parents
			.split(" ")
			.filter((parent) => parent !== "")
			.map((parent) => ({ sha: parent, url: `${url}/commits/${parent}` })),
	};
}
