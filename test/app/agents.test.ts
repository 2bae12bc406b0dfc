/** Agents on a pull request, from webhook to comment: found once, said once, paid once. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { AgentRun } from "../../src/review/result.ts";
import type { PullRequest } from "../support/github/world.ts";
import { filesOf } from "./app-world.ts";
import { type AgentsWorld, cachedShare, FOUND_LINES, startAgentsWorld } from "./support/agents-world.ts";

let world: AgentsWorld;
beforeAll(async () => {
	world = await startAgentsWorld();
}, 60_000);
afterAll(() => world.close());

const bodies = (pull: PullRequest) => pull.threads.map(({ comments }) => comments[0]?.body ?? "");
const agentsThreads = (pull: PullRequest) =>
	pull.threads.filter(({ comments }) => comments[0]?.body.includes("of thing"));
const summaryOf = (pull: PullRequest) => pull.comments.find(({ body }) => body.includes("## Gregor"))?.body ?? "";
const costOf = async (pull: PullRequest): Promise<readonly AgentRun[]> => {
	const [newest] = await world.runsOf(world.repository, pull);
	return (newest?.end?.cost ?? []) as unknown as AgentRun[];
};

describe("a pull request with a key at hand", () => {
	const branch = "price-readings";
	const alerts = "crates/ingest/src/alerts.rs";
	const settings = "crates/ingest/src/settings.rs";
	let pull: PullRequest;
	beforeAll(async () => {
		pull = await world.open(world.repository, branch, filesOf("pull-request"));
	}, 60_000);

	test("gets the agents' findings beside the rules', each on its line", () => {
		expect(
			agentsThreads(pull)
				.map(({ path }) => path)
				.sort(),
		).toEqual(FOUND_LINES.map(([path]) => path));
		expect(bodies(pull).some((body) => body.includes("unbounded channel"))).toBe(true);
		expect(pull.reviews.map(({ state }) => state)).toEqual(["COMMENTED"]);
		expect(summaryOf(pull)).toContain("How this was reviewed");
	});

	test("costs are stored by run and agent, and can be watched", async () => {
		const cost = await costOf(pull);
		expect(cost.length).toBeGreaterThanOrEqual(3);
		expect(cost.at(-1)?.agent).toBe("verifier");
		for (const { state, dollars, usage } of cost) {
			expect(state).toBe("complete");
			expect(dollars).toBeGreaterThan(0.001);
			expect(usage.outputTokens).toBeGreaterThan(0);
		}
		const metrics = await world.metrics();
		for (const { agent, dollars } of cost) {
			const line = metrics.split("\n").find((one) => one.startsWith(`gregor_model_dollars_total{agent="${agent}"`));
			expect(Number(line?.split(" ").at(-1))).toBeCloseTo(dollars, 9);
			expect(metrics).toContain(`gregor_model_runs_total{agent="${agent}",state="complete"} 1`);
		}
	});

	test.each([
		["a comment in the file that is shown first", alerts, "weather", 0.45],
		["a comment in one that is shown later", settings, "climate", 0.65],
		["a word in a file that no agent is shown", "README.md", "season", 0.8],
	])(
		"a small push, %s: nothing is said twice though it is worded anew",
		async (_, path, word, share) => {
			const [threads, from] = [pull.threads.length, world.standIn.counts.length];
			world.say(word);
			const text = filesOf("pull-request")[path] ?? "";
			await world.push(branch, { [path]: text.replace("\n\n", `\n\n// In ${word}.\n`) });
			expect(pull.threads.length).toBe(threads);
			expect(pull.threads.filter(({ resolvedBy }) => resolvedBy)).toEqual([]);
			expect(bodies(pull).join()).not.toContain(word);
			expect(summaryOf(pull)).toContain("cost of thing 0");
			expect(summaryOf(pull)).not.toContain(`${word} of thing`);
			const counts = world.standIn.counts.slice(from);
			console.info(
				`${path}: ${(100 * cachedShare(counts)).toFixed(1)} % of ${counts.length} calls' input from the cache`,
			);
			expect(cachedShare(counts)).toBeGreaterThanOrEqual(share);
		},
		30_000,
	);

	test("a finding of an agent that was dismissed is not said again in other words", async () => {
		const [thread] = agentsThreads(pull);
		if (!thread) throw new Error("there is no thread of an agent");
		await world.github.replyInThread(thread, world.anna, "/dismiss it is meant so");
		await world.settled();
		expect(thread.resolvedBy).not.toBeNull();
		const before = pull.threads.length;
		world.say("hunger");
		await world.github.comment(pull, world.anna, "/review full");
		await world.settled();
		expect(pull.threads.length).toBe(before);
		expect([...bodies(pull), summaryOf(pull)].join()).not.toContain("hunger");
		expect(summaryOf(pull)).not.toContain(thread.path === FOUND_LINES[0][0] ? "thing 0" : "thing 1");
	}, 30_000);

	test("a finding whose lines are rewritten is said for the new lines", async () => {
		const path = FOUND_LINES[1][0];
		const [thread] = agentsThreads(pull).filter((one) => one.path === path && !one.resolvedBy);
		const before = pull.threads.length;
		world.say("thirst");
		const text = filesOf("pull-request")[path] ?? "";
		await world.push(branch, {
			[path]: text.replace("retired.lines().map(str::to_string)", "retired.lines().map(String::from)"),
		});
		expect(pull.threads.length).toBe(before);
		expect(thread?.resolvedBy?.login).toContain("gregor");
	}, 30_000);
});

test("a budget of the pull request that is reached: the rules' part is posted, and the verdict says which", async () => {
	const from = world.standIn.requests.length;
	const pull = await world.open(world.thrifty, "price-readings", filesOf("pull-request"));
	expect(world.standIn.requests.length).toBe(from);
	expect(agentsThreads(pull)).toEqual([]);
	expect(pull.threads.length).toBeGreaterThanOrEqual(8);
	expect(summaryOf(pull)).toContain("The budget for this pull request is");
	expect(summaryOf(pull)).toMatch(/\d parts? of the change could not be reviewed/);
}, 30_000);

test("a clean change that no agent could read is no green check", async () => {
	const files = { "crates/readings/src/unit.rs": "/// Watt-hours.\npub const KILO: u64 = 1_000;\n" };
	const pull = await world.open(world.thrifty, "tidy", files);
	const check = world.thrifty.checkRuns.findLast(({ headSha }) => headSha === pull.head.sha);
	expect(check).toMatchObject({ status: "completed", conclusion: "neutral" });
	expect(check?.output.title).toContain("no all-clear");
}, 30_000);

test("neither key nor secret stands in anything that was posted", () => {
	const posted = JSON.stringify(world.github.requests);
	expect(posted).not.toMatch(/sk-ant-/);
});
