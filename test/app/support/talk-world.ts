/** The App with a model, on the small repository: two findings of the rules, which its agents have nothing to add to. */

import { NO_PACE } from "../../../src/github/write-pacer.ts";
import type { MessagesRequest } from "../../support/anthropic/messages-request.ts";
import { answering, type Reply } from "../../support/anthropic/reply.ts";
import { answer } from "../../support/anthropic/samples.ts";
import { KEY, type Script, startStandIn } from "../../support/anthropic/stand-in.ts";
import { startGitHub } from "../../support/github/start-github.ts";
import type { PullRequest, ReviewThread } from "../../support/github/world.ts";
import { startApp } from "../../support/start-app.ts";
import { BASE_FILES, nap } from "../crash-support/small-change.ts";

type Spoken = Partial<Record<"reply" | "finding" | "reason", string>> | Reply;
/** What a model says to a person: an answer in the schema, or a failure; or what it says at each turn, from 0. */
export type Says = Spoken | ((turn: number) => Spoken);

const LIMITS = "limits:\n  inline_findings: 20\n  findings_per_rule: 20\n";

/** @param environment added to the App's own; an empty key leaves the model out. */
export async function startTalkWorld(environment: Readonly<Record<string, string>> = {}, configuration = LIMITS) {
	let says: Says = {};
	let turn = 0;
	const asked: MessagesRequest[] = [];
	const script: Script = (request) => {
		const wants = JSON.stringify(request.output_config?.format?.schema ?? {});
		if (wants.includes('"verdicts"')) return answering({ verdicts: kept(request) });
		if (!wants.includes('"reply"')) return answering(answer([]));
		asked.push(request);
		const spoken = typeof says === "function" ? says(turn++) : says;
		return "kind" in spoken ? (spoken as Reply) : answering({ reason: "The code says so.", ...spoken });
	};
	const standIn = await startStandIn(script);
	const github = await startGitHub({ writesAMinute: 1e6, requestsAnHour: 1e6 });
	const [anna, ben] = [github.createUser("anna"), github.createUser("ben")];
	const app = github.createApp({ slug: "gregor-reviews", owner: anna });
	const files = { ...BASE_FILES, ".github/gregor.yml": configuration };
	const repository = await github.createRepository({ owner: anna, name: "small", files });
	await github.install(app, { account: anna, repositories: [repository] });
	const model = { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url };
	const options = { memory: true, retryDelaySeconds: 0, pace: NO_PACE };
	const started = await startApp(github, app, options, { ...model, ...environment });
	let branches = 0;
	return {
		...started,
		github,
		anna,
		ben,
		app,
		repository,
		/** What the model was asked for people, each call of it. */
		asked: asked as readonly MessagesRequest[],
		willSay: (next: Says) => {
			says = next;
			turn = 0;
		},
		/** A reviewed pull request with one finding, and so one thread, in each of so many files: `src/nap1.rs` and on. */
		reviewed: async (findings: number): Promise<{ pull: PullRequest; threads: readonly ReviewThread[] }> => {
			const head = `change-${++branches}`;
			const names = Array.from({ length: findings }, (_, index) => `nap${index + 1}`);
			const naps = Object.fromEntries(names.map((name) => [`src/${name}.rs`, nap(name)]));
			await github.push(repository, head, { files: naps, parent: "refs/heads/main" });
			const pull = await github.openPullRequest(repository, { author: anna, head, title: head });
			await started.settled();
			const threads = names.flatMap((name) => pull.threads.filter(({ path }) => path === `src/${name}.rs`));
			if (threads.length !== findings) throw new Error(`There are ${threads.length} threads.`);
			return { pull, threads };
		},
		/** What is stored of the finding in a file. */
		finding: async ({ number }: PullRequest, path: string) => {
			const { database } = started.server.store.connection;
			return database
				.selectFrom("findings")
				.innerJoin("pull_requests", "pull_requests.id", "findings.pull_request_id")
				.select(["findings.state", "findings.number", "dismissed_by", "reason"])
				.where("pull_requests.number", "=", number)
				.where("path", "=", path)
				.executeTakeFirstOrThrow();
		},
		close: async () => {
			await started.close();
			await standIn.close();
		},
	};
}

export type TalkWorld = Awaited<ReturnType<typeof startTalkWorld>>;

function kept(request: MessagesRequest): object[] {
	const ids = /Judge ([^.]*)\./.exec(JSON.stringify(request.messages))?.[1]?.split(", ") ?? [];
	const replies = { is_true: "yes", was_before: "no", admitted: "no", small: "no", cannot_happen: "no" };
	return ids.map((id) => ({ id, check: "It sleeps.", ...replies, reason: "It blocks a worker thread.", same_as: "" }));
}

/** All that the model was shown of one call, as one text. */
export function shownIn({ system, messages }: MessagesRequest): string {
	return JSON.stringify([system, messages]).replaceAll("\\n", "\n").replaceAll('\\"', '"');
}
