import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { PullRequest } from "../support/github/world.ts";
import { eventually } from "../support/job-fixture.ts";
import { type AppWorld, filesOf, startAppWorld } from "./app-world.ts";

let world: AppWorld;
beforeAll(async () => {
	world = await startAppWorld();
}, 60_000);
afterAll(() => world.close());

const settled = () => world.settled();

async function open(branch: string, files: Record<string, string>): Promise<PullRequest> {
	const { github, repository, anna } = world;
	await github.push(repository, branch, { files, parent: "refs/heads/main" });
	const pull = await github.openPullRequest(repository, { author: anna, head: branch, title: branch });
	await settled();
	return pull;
}

const checkOf = (pull: PullRequest) => world.repository.checkRuns.findLast((check) => check.headSha === pull.head.sha);
const ours = (pull: PullRequest) => pull.comments.filter(({ app }) => app !== null);

describe("a pull request opens", () => {
	let pull: PullRequest;
	beforeAll(async () => {
		pull = await open("price-readings", filesOf("pull-request"));
	}, 60_000);

	test("and gets one review, with its findings on their lines", () => {
		expect(pull.reviews.map(({ state }) => state)).toEqual(["COMMENTED"]);
		expect(pull.threads.length).toBeGreaterThanOrEqual(8);
		const found = pull.threads.find(({ comments }) => comments[0]?.body.includes("unbounded channel"));
		expect(found?.path).toBe("crates/ingest/src/consumer.rs");
	});

	test("one summary, and one check with the verdict", () => {
		expect(ours(pull)).toHaveLength(1);
		expect(ours(pull)[0]?.body).toContain("findings");
		expect(checkOf(pull)).toMatchObject({ status: "completed", conclusion: "neutral" });
	});

	test("a redelivery changes nothing", async () => {
		const delivery = world.github.deliveries.find(({ event }) => event === "pull_request");
		const before = [pull.reviews.length, ours(pull).length];
		if (delivery) await world.github.redeliver(delivery.id);
		await settled();
		expect([pull.reviews.length, ours(pull).length]).toEqual(before);
	});

	test("a push says only what is new, and resolves the threads of what it fixed", async () => {
		const path = "crates/ingest/src/alerts.rs";
		const text = filesOf("pull-request")[path] ?? "";
		const fixed = text.replace('            .set("linger.ms", "0")\n', "");
		const nap = "pub async fn nap() {\n    std::thread::sleep(std::time::Duration::from_secs(1));\n}\n";
		const before = pull.threads.length;
		await world.github.push(world.repository, "price-readings", {
			files: { [path]: fixed, "crates/ingest/src/nap.rs": nap },
		});
		await settled();
		expect(pull.threads.length).toBe(before + 1);
		expect(pull.threads.at(-1)?.path).toBe("crates/ingest/src/nap.rs");
		const linger = pull.threads.find(({ comments }) => comments[0]?.body.includes("`linger.ms` is 0"));
		expect(linger?.resolvedBy?.login).toContain("gregor");
		expect(ours(pull)).toHaveLength(1);
	}, 30_000);

	test("dismissed in its thread, a finding stays dismissed", async () => {
		const thread = pull.threads[0];
		if (!thread) throw new Error("there is no thread");
		const reply = await world.github.replyInThread(thread, world.anna, "/dismiss we know");
		await settled();
		expect(reply.reactions.map(({ content }) => content)).toEqual(["eyes", "+1"]);
		expect(thread.resolvedBy).not.toBeNull();
		const before = pull.threads.length;
		await world.github.comment(pull, world.anna, "/review full");
		await settled();
		expect(pull.threads.length).toBe(before);
	}, 30_000);

	test.each([
		["/help", "/review"],
		["/explain std-sleep-in-async", "How to measure"],
		["/why README.md", "neither Rust nor Kafka"],
		["/why crates/ingest/src/enrich.rs", "was reviewed"],
		["/agents", "rust-kafka-performance-architect"],
		["/config", "defaults are in force"],
		["/context throughput=50k a second", "throughput"],
		["/pause", "paused"],
		["/resume", "go on"],
	])(
		"answers %s",
		async (command, expected) => {
			const asked = await world.github.comment(pull, world.anna, command);
			await settled();
			expect(asked.reactions.map(({ content }) => content)).toEqual(["eyes", "+1"]);
			expect(ours(pull).at(-1)?.body).toContain(expected);
		},
		30_000,
	);

	test("refuses who may not, and leaves other bots' commands alone", async () => {
		const refused = await world.github.comment(pull, world.ben, "/pause");
		const others = await world.github.comment(pull, world.anna, "/deploy staging");
		await settled();
		expect(refused.reactions.map(({ content }) => content)).toEqual(["eyes", "confused"]);
		expect(others.reactions).toEqual([]);
	}, 30_000);
});

describe("a pull request that has nothing to object to", () => {
	test("gets a green check and no comment", async () => {
		const pull = await open("tidy", {
			"crates/readings/src/unit.rs": "/// Watt-hours in a kilowatt-hour.\npub const KILO: u64 = 1_000;\n",
		});
		expect(checkOf(pull)?.conclusion).toBe("success");
		expect([pull.reviews.length, ours(pull).length]).toEqual([0, 0]);
	}, 30_000);

	test("with neither Rust nor Kafka gets a neutral check that says so", async () => {
		const pull = await open("docs", { "README.md": "# Other words\n" });
		expect(checkOf(pull)).toMatchObject({ conclusion: "neutral" });
		expect(checkOf(pull)?.output.title).toContain("neither Rust nor Kafka");
		expect(ours(pull)).toEqual([]);
	}, 30_000);

	test("a draft waits until it is ready", async () => {
		const { github, repository, anna } = world;
		await github.push(repository, "draft", { files: filesOf("pull-request"), parent: "refs/heads/main" });
		const pull = await github.openPullRequest(repository, {
			author: anna,
			head: "draft",
			title: "Draft",
			isDraft: true,
		});
		await settled();
		expect(checkOf(pull)?.output.title).toContain("Draft");
		expect(pull.reviews).toEqual([]);
		await github.readyForReview(pull, anna);
		await settled();
		expect(pull.reviews).toHaveLength(1);
	}, 30_000);
});

test("nothing that was sent would have been refused by GitHub", () => {
	expect(world.github.violations).toEqual([]);
});

test("uninstalling forgets the account", async () => {
	const { github, installation, server, folder } = world;
	expect(existsSync(join(folder, "clones", `${installation.id}`))).toBe(true);
	await github.uninstall(installation);
	await settled();
	expect(await server.store.recentRuns(10)).toEqual([]);
	await eventually(
		async () => existsSync(join(folder, "clones", `${installation.id}`)),
		(isThere) => !isThere,
	);
});
