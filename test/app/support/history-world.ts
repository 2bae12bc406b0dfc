/** One pull request at the stand-in, whose jobs are handled at once and by hand, without queue and webhooks. */

import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectApp } from "../../../src/github/github-app.ts";
import { openPullRequest } from "../../../src/github/open-pull-request.ts";
import type { HeadSha, InstallationId, PullRequestRef } from "../../../src/github/pull-request-host.ts";
import { NO_PACE } from "../../../src/github/write-pacer.ts";
import { pullRequestHandler } from "../../../src/jobs/review/handle-pull-request.ts";
import { parseMarker } from "../../../src/report/markdown/marker.ts";
import type { NewRequest } from "../../../src/store/new-request.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { runGit } from "../../support/github/run-git.ts";
import { startGitHub } from "../../support/github/start-github.ts";
import type { PullRequest, Repository } from "../../support/github/world.ts";
import { baseFiles, filesOf, PATHS, type Sample } from "./history-sample.ts";

export interface Commit {
	readonly sha: string;
	readonly parents: readonly string[];
	readonly sample: Sample;
}

export async function openHistoryWorld() {
	const github = await startGitHub({ writesAMinute: 1e6, requestsAnHour: 1e6, validatesAnswers: false });
	const anna = github.createUser("anna");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const clonesFolder = await mkdtemp(join(tmpdir(), "gregor-histories-"));
	const store = await openStore({ memory: true });
	const connected = connectApp({
		appId: app.id,
		privateKey: app.privateKey,
		addresses: { api: github.url, web: github.url },
		pace: NO_PACE,
	});
	const handle = pullRequestHandler({
		store,
		openHost: (ref) => openPullRequest(connected.openInstallation(ref), ref.number, { parseFingerprint }),
		clonesFolder,
		version: "0.0.0",
		docsUrl: "https://docs.example.org",
		siteUrl: github.url,
		onStage: () => {},
		onAgents: () => {},
		onModelUse: () => {},
		onTalk: () => {},
		onRunEnd: () => {},
		onFinding: () => {},
	});
	let repositories = 0;

	async function open(first: Sample) {
		const name = `history-${++repositories}`;
		const repository = await github.createRepository({ owner: anna, name, files: baseFiles(0) });
		const installation = await github.install(app, { account: anna, repositories: [repository] });
		let head: Commit = await commitTo(github, repository, first, [await tip(repository, "main")]);
		await publish(head);
		const pull = await github.openPullRequest(repository, { author: anna, head: "topic", title: name });
		const ref: PullRequestRef = {
			installationId: installation.id as InstallationId,
			owner: anna.login,
			repo: name,
			number: pull.number,
		};
		await ask({ pullRequest: ref, kind: "opened", payload: {}, head: pull.head.sha as HeadSha, state: "open" });

		async function publish({ sha }: Commit): Promise<void> {
			await github.pushFrom(repository, "topic", { folder: repository.gitDirectory, revision: sha });
		}
		return {
			pull,
			repository,
			ref,
			head: () => head,
			mainTip: () => tip(repository, "main"),
			/** Moves the base branch on by one commit, which the pull request does not hold yet. */
			moveBase: (base: number) => github.push(repository, "main", { files: baseFiles(base) }),
			/** Pushes a new commit, or by force one that was pushed before, and has it reviewed. */
			push: async (commit: Commit | Omit<Commit, "sha">): Promise<Commit> => {
				head = "sha" in commit ? commit : await commitTo(github, repository, commit.sample, commit.parents);
				await publish(head);
				return head;
			},
			review: () =>
				ask({ pullRequest: ref, kind: "synchronize", payload: {}, head: head.sha as HeadSha, state: "open" }),
			dismiss: async (thread: PullRequest["threads"][number]) => {
				const reply = await github.replyInThread(thread, anna, "/dismiss known");
				const target = { kind: "review-comment", commentId: reply.id };
				const payload = { target, author: anna.login, body: reply.body, inReplyTo: reply.inReplyTo };
				await ask({ pullRequest: ref, kind: "command", payload });
			},
		};
	}

	async function ask(request: NewRequest): Promise<void> {
		await store.acceptDelivery(randomUUID(), request, async () => {});
		const attempt = { jobId: "by hand", attempt: 1, isLast: false };
		await handle(request.pullRequest, new AbortController().signal, attempt);
	}

	return {
		github,
		store,
		open,
		close: async () => {
			await store.close();
			await github.close();
			await rm(clonesFolder, { recursive: true, force: true });
		},
	};
}

export type HistoryWorld = Awaited<ReturnType<typeof openHistoryWorld>>;
export type History = Awaited<ReturnType<HistoryWorld["open"]>>;

function parseFingerprint(body: string) {
	const marker = parseMarker(body);
	return marker?.kind === "finding" ? marker.fingerprint : undefined;
}

const tip = async ({ gitDirectory }: Repository, branch: string): Promise<string> =>
	(await runGit(gitDirectory, ["rev-parse", `refs/heads/${branch}`])).toString().trim();

/** Writes the sample's files as a commit with any parents; on no branch that a pull request has. */
async function commitTo(
	github: Awaited<ReturnType<typeof startGitHub>>,
	repository: Repository,
	sample: Sample,
	parents: readonly string[],
): Promise<Commit> {
	const nothing = Object.fromEntries(PATHS.map((path) => [path, null]));
	const files = { ...nothing, ...filesOf(sample) };
	const scratch = await github.push(repository, "scratch", { files, parent: "refs/heads/main" });
	const who = ["-c", "user.name=anna", "-c", "user.email=anna@example.org"];
	const from = parents.flatMap((parent) => ["-p", parent]);
	const made = await runGit(repository.gitDirectory, [
		...who,
		"commit-tree",
		`${scratch}^{tree}`,
		...from,
		"-m",
		randomUUID(),
	]);
	return { sha: made.toString().trim(), parents, sample };
}
