/** The App on an embedded database in a folder, and a GitHub that answers at once, both in this process. */

import { startGitHub } from "../../test/support/github/start-github.ts";
import { startApp } from "../../test/support/start-app.ts";

/** So that every finding is posted, not listed: this measures posting. */
const CONFIGURATION = "limits:\n  inline_findings: 100\n  findings_per_rule: 100\n";

export interface MeasuredReview {
	/** From the delivery's receipt being sent to the review's (or where there is none, the check's) answer. */
	readonly milliseconds: number;
	/** To GitHub's API; git is not among them. */
	readonly requests: number;
	readonly gitRequests: number;
	readonly comments: number;
}

export async function openReviewWorld() {
	const github = await startGitHub({ writesAMinute: 100_000, requestsAnHour: 100_000, validatesAnswers: false });
	const anna = github.createUser("anna");
	const app = github.createApp({ slug: "gregor", owner: anna });
	const files = { ".github/gregor.yml": CONFIGURATION, "src/lib.rs": "//! A crate.\n" };
	const repository = await github.createRepository({ owner: anna, name: "readings", files });
	const { server, close } = await startApp(github, app);
	await github.install(app, { account: anna, repositories: [repository] });

	/** Opens a pull request with these files and waits until it is reviewed. */
	const review = async (branch: string, changed: Record<string, string>): Promise<MeasuredReview> => {
		await github.push(repository, branch, { files: changed, parent: "refs/heads/main" });
		const firstRequest = github.requests.length;
		const delivered = github.nextRequest({ method: "GET", path: /\/pulls\/\d+$/ }, "received");
		const posted = github.nextRequest({ method: "POST", path: /\/reviews$/ });
		const opening = github.openPullRequest(repository, { author: anna, head: branch, title: branch });
		const sent = whenSent(github.deliveries);
		const started = await sent;
		await delivered;
		let reviewed: number | undefined;
		void posted.then(() => {
			reviewed ??= performance.now();
		});
		const pull = await opening;
		await server.idle();
		const requests = github.requests.slice(firstRequest);
		const isGit = ({ path }: { path: string }) => path.includes(".git/");
		return {
			milliseconds: (reviewed ?? performance.now()) - started,
			requests: requests.filter((request) => !isGit(request)).length,
			gitRequests: requests.filter(isGit).length,
			comments: pull.threads.length,
		};
	};
	return { review, close };
}

/** The moment at which the next webhook goes out. */
async function whenSent(deliveries: readonly unknown[]): Promise<number> {
	const before = deliveries.length;
	while (deliveries.length === before) await new Promise((resolve) => setImmediate(resolve));
	return performance.now();
}

export type ReviewWorld = Awaited<ReturnType<typeof openReviewWorld>>;
