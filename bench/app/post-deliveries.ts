/** Sends signed webhooks over a fixed number of connections, each connection's next one as soon as its last is answered. */

import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";

export interface Posted {
	readonly deliveriesASecond: number;
	readonly p99Milliseconds: number;
}

interface SignedDelivery {
	readonly body: Buffer;
	readonly headers: Readonly<Record<string, string | number>>;
}

/** A `pull_request.opened` of GitHub's own examples (21 kB), each of a pull request of its own. */
export function prepareDeliveries(count: number, secret: string, firstNumber: number): SignedDelivery[] {
	const opened = exampleOfOpened();
	return Array.from({ length: count }, (_, index) => {
		const number = firstNumber + index;
		const pullRequest = { ...(opened.pull_request as object), number };
		const payload = { ...opened, number, pull_request: pullRequest, installation: { id: 1 } };
		const body = Buffer.from(JSON.stringify(payload));
		return { body, headers: headersOf(body, secret) };
	});
}

function exampleOfOpened(): Record<string, unknown> {
	const examples = createRequire(import.meta.url)("@octokit/webhooks-examples/api.github.com/index.json") as {
		readonly name: string;
		readonly examples: Record<string, unknown>[];
	}[];
	const ofPullRequests = examples.find(({ name }) => name === "pull_request")?.examples ?? [];
	const opened = ofPullRequests.find(({ action }) => action === "opened");
	if (!opened) throw new Error("@octokit/webhooks-examples has no pull_request.opened.");
	return opened;
}

function headersOf(body: Buffer, secret: string): Record<string, string | number> {
	return {
		"content-type": "application/json",
		"content-length": body.length,
		"x-github-delivery": randomUUID(),
		"x-github-event": "pull_request",
		"x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
	};
}

/** @throws when one is not answered by 2xx */
export async function postDeliveries(
	url: string,
	deliveries: readonly SignedDelivery[],
	connections: number,
): Promise<Posted> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const queue = deliveries.values();
	const took: number[] = [];
	const work = async () => {
		for (const delivery of queue) took.push(await post(url, delivery, agent));
	};
	const started = performance.now();
	await Promise.all(Array.from({ length: connections }, work));
	const seconds = (performance.now() - started) / 1_000;
	agent.destroy();
	const sorted = took.toSorted((left, right) => left - right);
	const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
	return { deliveriesASecond: deliveries.length / seconds, p99Milliseconds: p99 };
}

function post(url: string, { body, headers }: SignedDelivery, agent: Agent): Promise<number> {
	const started = performance.now();
	return new Promise((resolve, reject) => {
		request(url, { method: "POST", headers, agent }, (answer) => {
			answer.resume().once("end", () => {
				const status = answer.statusCode ?? 0;
				if (status >= 200 && status < 300) resolve(performance.now() - started);
				else reject(new Error(`A delivery was answered by ${status}.`));
			});
		})
			.once("error", reject)
			.end(body);
	});
}
