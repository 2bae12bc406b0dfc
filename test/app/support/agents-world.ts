/** The App with a key, on the sample's repository; the model finds the same things each time, in words of the moment. */

import { keepingAll } from "../../support/agents/bench-agents.ts";
import type { CacheCount } from "../../support/anthropic/prompt-cache.ts";
import { answering } from "../../support/anthropic/reply.ts";
import { answer, finding } from "../../support/anthropic/samples.ts";
import { KEY, type Script, startStandIn } from "../../support/anthropic/stand-in.ts";
import { startGitHub } from "../../support/github/start-github.ts";
import type { PullRequest, Repository } from "../../support/github/world.ts";
import { startApp } from "../../support/start-app.ts";
import { filesOf } from "../app-world.ts";

/** Lines of the sample's change that no rule matches. */
export const FOUND_LINES = [
	["crates/ingest/src/consumer.rs", "let priced = enrich::price(&pool, &tariffs, std::mem::take(&mut batch)).await?;"],
	["crates/ingest/src/enrich.rs", "let retired: Vec<String> = retired.lines().map(str::to_string).collect();"],
] as const;

const ROOM = "limits:\n  inline_findings: 30\n  findings_per_rule: 30\n";

/** How the agents and the verifier answer: findings on `FOUND_LINES`, worded with `word`; all of them stand. */
function findingScript(word: () => string): Script {
	return (request) => {
		if (JSON.stringify(request.output_config?.format?.schema).includes('"verdicts"')) return keepingAll(request);
		const found = FOUND_LINES.map(([path, quote], index) =>
			finding({
				path,
				quote,
				issue_class: `${word()}-${index}`,
				title: `${word()} of thing ${index}`,
				problem: `It is about ${word()} on each batch.`,
				priority: "critical",
			}),
		);
		return answering(answer(found));
	};
}

export async function startAgentsWorld() {
	let word = "cost";
	const standIn = await startStandIn(findingScript(() => word));
	const github = await startGitHub({ writesAMinute: 1e6, requestsAnHour: 1e6, validatesAnswers: false });
	const anna = github.createUser("anna");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const create = (name: string, configuration: string) => {
		const files = { ...filesOf("base"), ".github/gregor.yml": configuration };
		return github.createRepository({ owner: anna, name, files });
	};
	const repository = await create("ingest", ROOM);
	const thrifty = await create("thrifty", `${ROOM}model:\n  budget:\n    pull_request: { dollars: 0.01 }\n`);
	const model = { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url };
	const started = await startApp(github, app, { memory: true, retryDelaySeconds: 0 }, model);
	const installation = await github.install(app, { account: anna, repositories: [repository, thrifty] });
	return {
		...started,
		github,
		anna,
		repository,
		thrifty,
		standIn,
		say: (next: string) => {
			word = next;
		},
		open: async (on: Repository, branch: string, files: Record<string, string>): Promise<PullRequest> => {
			await github.push(on, branch, { files, parent: "refs/heads/main" });
			const pull = await github.openPullRequest(on, {
				author: anna,
				head: branch,
				title: `Price readings (${branch})`,
			});
			await started.settled();
			return pull;
		},
		push: async (branch: string, files: Record<string, string>): Promise<void> => {
			await github.push(repository, branch, { files });
			await started.settled();
		},
		/** Its runs, newest first. */
		runsOf: (on: Repository, { number }: PullRequest) =>
			started.server.store.runsOf({ installationId: installation.id as never, owner: "anna", repo: on.name, number }),
		metrics: async () => (await fetch(`${started.server.url}/metrics`)).text(),
		close: async () => {
			await started.close();
			await standIn.close();
		},
	};
}

export type AgentsWorld = Awaited<ReturnType<typeof startAgentsWorld>>;

/** Of all tokens that calls read, the share that came from the cache. */
export function cachedShare(counts: readonly CacheCount[]): number {
	const read = counts.reduce((sum, count) => sum + count.read, 0);
	const all = counts.reduce((sum, { input, read: cached, written }) => sum + input + cached + written, 0);
	return read / all;
}
