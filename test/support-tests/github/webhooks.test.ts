import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { verify } from "@octokit/webhooks-methods";
import { asApp, type Bench, setUp } from "./bench.ts";

interface Received {
	readonly event: string;
	readonly guid: string;
	readonly signature: string;
	readonly body: string;
}

let bench: Bench;
const received: Received[] = [];
const answers = { status: 202 };
const receiver = createServer(async (request, response) => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const header = (name: string) => String(request.headers[name]);
	const [event, guid, signature] = ["x-github-event", "x-github-delivery", "x-hub-signature-256"].map(header);
	received.push({
		event: event ?? "",
		guid: guid ?? "",
		signature: signature ?? "",
		body: Buffer.concat(chunks).toString(),
	});
	response.writeHead(answers.status).end();
});

beforeAll(async () => {
	await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
	bench = await setUp();
	bench.app.webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/api/github/webhooks`;
});
afterAll(async () => {
	expect(bench.github.violations).toEqual([]);
	await bench.github.close();
	receiver.closeAllConnections();
	await new Promise((resolve) => receiver.close(resolve));
});

test("all that people do is told, signed and in GitHub's shape", async () => {
	const { github, anna, ben, pull, repository, octokit, at, installation } = bench;
	const { data } = await octokit.rest.checks.create({ ...at, name: "Gregor", head_sha: pull.head.sha });
	await github.idle();
	received.splice(0);
	await github.push(repository, "topic", { files: { "src/more.rs": "more\n" } }, ben);
	await github.closePullRequest(pull, anna);
	await github.reopenPullRequest(pull, anna);
	await github.convertToDraft(pull, anna);
	await github.readyForReview(pull, anna);
	const comment = await github.comment(pull, ben, "/review");
	await github.editComment(comment, ben, "/review full");
	const thread = await github.commentOnLine(pull, ben, { path: "src/meter.rs", line: 10, body: "Why?" });
	await github.replyInThread(thread, anna, "/dismiss");
	await github.resolveThread(thread, anna);
	await github.unresolveThread(thread, anna);
	const check = repository.checkRuns.find(({ id }) => id === data.id);
	if (check === undefined) throw new Error("The check run is gone.");
	await github.rerequestCheck(check, ben);
	await github.requestAction(check, "full", ben);
	await github.removeRepositories(installation, [repository]);
	await github.addRepositories(installation, [repository]);
	expect(received.map(({ event, body }) => `${event} ${JSON.parse(body).action}`)).toEqual([
		"pull_request synchronize",
		"pull_request closed",
		"pull_request reopened",
		"pull_request converted_to_draft",
		"pull_request ready_for_review",
		"issue_comment created",
		"issue_comment edited",
		"pull_request_review_comment created",
		"pull_request_review_comment created",
		"pull_request_review_thread resolved",
		"pull_request_review_thread unresolved",
		"check_run rerequested",
		"check_run requested_action",
		"installation_repositories removed",
		"installation_repositories added",
	]);
	for (const { body, signature } of received) {
		expect(await verify(bench.app.webhookSecret, body, signature)).toBe(true);
	}
	expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({
		after: pull.head.sha,
		installation: { id: installation.id },
		sender: { login: "ben" },
		pull_request: { head: { sha: pull.head.sha } },
	});
});

test("a redelivery keeps its id, and can be asked for by the App", async () => {
	const { github, app, pull, anna } = bench;
	answers.status = 500;
	await github.comment(pull, anna, "Lost");
	const lost = github.deliveries.at(-1);
	expect(lost).toMatchObject({ status: 500, isRedelivery: false });
	answers.status = 202;
	const first = received.at(-1);
	expect(await github.redeliver(lost?.id ?? 0)).toMatchObject({ status: 202, isRedelivery: true, guid: first?.guid });
	expect(received.at(-1)).toEqual(first);
	const octokit = asApp(github.url, app);
	const { data } = await octokit.rest.apps.listWebhookDeliveries();
	expect(data[0]).toMatchObject({ guid: first?.guid, redelivery: true, event: "issue_comment", status: "OK" });
	await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: lost?.id ?? 0 });
	await github.idle();
	expect(received.slice(-2).map(({ guid }) => guid)).toEqual([first?.guid, first?.guid]);
});

test("an App hears of what it subscribed to, while it is installed", async () => {
	const { github, anna, repository, pull } = bench;
	const deaf = github.createApp({ slug: "deaf", events: ["check_run"] });
	const installation = await github.install(deaf, { account: anna, repositories: [repository] });
	await github.comment(pull, anna, "Hear, hear");
	await github.uninstall(installation);
	await github.comment(pull, anna, "Gone");
	const told = github.deliveries
		.filter((delivery) => delivery.app === deaf)
		.map(({ event, action }) => [event, action]);
	expect(told).toEqual([
		["installation", "created"],
		["installation", "deleted"],
	]);
});

test("a receiver that is not there loses the delivery, which can be sent again", async () => {
	const { github, app, pull, anna } = bench;
	const there = app.webhookUrl;
	app.webhookUrl = "http://127.0.0.1:1/";
	await github.comment(pull, anna, "Nobody hears");
	const lost = github.deliveries.at(-1);
	expect(lost?.status).toBe(0);
	app.webhookUrl = there;
	expect((await github.redeliver(lost?.id ?? 0)).status).toBe(202);
});
