/**
 * A process of its own for crash tests: `node job-child.ts <what> <StoreOptions as JSON> <PullRequestRef as JSON>`.
 * Says on standard output how far it has come, and then waits to be killed: `opened`, and where it is to work, `accepted`
 * when one pull request is under review and the next was accepted. Where it is to `die`, the work kills it.
 */

import type { PullRequestRef } from "../../src/github/pull-request-host.ts";
import { openJobFixture } from "./job-fixture.ts";

const [what, options = "{}", ref = "{}"] = process.argv.slice(2);
const pullRequest = JSON.parse(ref) as PullRequestRef;

const fixture = await openJobFixture(JSON.parse(options));
console.log("opened");
if (what === "work") {
	const started = Promise.withResolvers<void>();
	await fixture.work(
		async () => {
			await fixture.store.takeRequests(pullRequest);
			started.resolve();
			await new Promise(() => {});
		},
		{ concurrency: 1 },
	);
	await fixture.ask(pullRequest);
	await started.promise;
	await fixture.ask({ ...pullRequest, number: pullRequest.number + 1 });
	console.log("accepted");
}
if (what === "die") {
	await fixture.work(async (taken) => {
		await fixture.store.takeRequests(taken);
		process.kill(process.pid, "SIGKILL");
	});
}
setInterval(() => {}, 60_000);
