/** One running App for tables of faults: it waits for nothing, and gives a silent GitHub up soon. */

import { startGitHub } from "../../support/github/start-github.ts";
import type { PullRequest } from "../../support/github/world.ts";
import { eventually } from "../../support/job-fixture.ts";
import { startApp } from "../../support/start-app.ts";
import { BASE_FILES, CHANGE } from "./small-change.ts";

/** Longer than the stand-in takes for an answer; where a busy machine takes longer, that is one more fault to get over. */
const SILENCE_MS = 400;

export async function startSmallGitHub() {
	const github = await startGitHub({ writesAMinute: 1e6, requestsAnHour: 1e6, validatesAnswers: false });
	const anna = github.createUser("anna");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const repository = await github.createRepository({ owner: anna, name: "small", files: BASE_FILES });
	await github.install(app, { account: anna, repositories: [repository] });
	let branches = 0;
	return {
		github,
		anna,
		app,
		repository,
		/** A new pull request with two findings; settles when its webhook was answered. */
		open: async (): Promise<PullRequest> => {
			const head = `change-${++branches}`;
			// Its name in the message makes it a commit of its own: two of one second would be the same, and share their checks.
			await github.push(repository, head, { files: CHANGE, parent: "refs/heads/main", message: head });
			const pull = await github.openPullRequest(repository, { author: anna, head, title: head });
			await github.idle();
			return pull;
		},
	};
}

export async function startFaultWorld() {
	const small = await startSmallGitHub();
	const { app, github } = small;
	/** What happens while the App waits before it tries again. */
	const meanwhile: (() => Promise<unknown>)[] = [];
	const clock = { now: Date.now, wait: async () => void (await meanwhile.shift()?.()) };
	const started = await startApp(github, app, {
		memory: true,
		retryDelaySeconds: 0,
		transport: {
			clock,
			retryUnitMs: 1,
			fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(SILENCE_MS) }),
		},
	});
	return {
		...small,
		...started,
		meanwhile: (what: () => Promise<unknown>) => void meanwhile.push(what),
		/** Settles when people were told of every dead job. */
		told: () => eventually(started.server.queue.listDead, (dead) => dead.every(({ isTold }) => isTold)),
	};
}

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>;
