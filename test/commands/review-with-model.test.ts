/** `gregor review` with a key, against the stand-in of Anthropic's API. */

import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type ReviewOptions, reviewCommand } from "../../src/commands/review-command.ts";
import { keepingAll } from "../support/agents/bench-agents.ts";
import type { MessagesRequest } from "../support/anthropic/messages-request.ts";
import { answering, failing, type Reply } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";
import { KEY, type StandIn, startStandIn } from "../support/anthropic/stand-in.ts";
import { runCli } from "../support/run-cli.ts";
import { createSampleRepository, type SampleRepository } from "../support/sample-repository.ts";

let sample: SampleRepository;
let standIn: StandIn;
let reply: (request: MessagesRequest) => Reply = answeringWell;
beforeAll(async () => {
	sample = createSampleRepository();
	standIn = await startStandIn((request) => reply(request));
});
afterAll(async () => {
	sample.remove();
	await standIn.close();
});

/** A line that no rule matches. */
const LINE = "let priced = enrich::price(&pool, &tariffs, std::mem::take(&mut batch)).await?;";
const FOUND = finding({
	path: "crates/ingest/src/consumer.rs",
	quote: LINE,
	issue_class: "pricing-stops-ingest",
	title: "One failed price ends the whole worker",
});

function answeringWell(request: MessagesRequest): Reply {
	return "verdicts" in schemaOf(request) ? keepingAll(request) : answering(answer([FOUND]));
}

function schemaOf({ output_config: config }: MessagesRequest): object {
	return (config?.format?.schema as { properties?: object } | undefined)?.properties ?? {};
}

interface Ran {
	readonly stdout: string;
	readonly status: number | null;
	/** That reached the stand-in. */
	readonly requests: number;
}

/** The command as a process of its own. */
async function runReview(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
	const before = standIn.requests.length;
	const ran = await runCli(["review", "--repo", sample.folder, ...args], {
		env: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url, ...env },
	});
	const output = `${ran.stdout}${ran.stderr}`;
	for (const key of [KEY, env.ANTHROPIC_API_KEY || KEY]) expect(output).not.toContain(key);
	return { ...ran, requests: standIn.requests.length - before };
}

/** The same in this process, which is quicker. */
async function review(more: Partial<ReviewOptions>, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
	const before = standIn.requests.length;
	const output = join(sample.folder, "..", `${basename(sample.folder)}.out`);
	const variables = { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url, ...env };
	const earlier = { ...process.env };
	Object.assign(process.env, variables);
	try {
		const options = { repo: sample.folder, format: "json", model: true, output, ...more } as const;
		const status = await reviewCommand(options);
		return { stdout: await readFile(output, "utf8"), status, requests: standIn.requests.length - before };
	} finally {
		for (const name of Object.keys(variables)) restore(name, earlier[name]);
		await rm(output, { force: true });
	}
}

function restore(name: string, value: string | undefined): void {
	if (value === undefined) delete process.env[name];
	else process.env[name] = value;
}

interface Json {
	readonly verdict: { conclusion: string; sentence: string };
	readonly findings: { source: string; sources: string[]; snippet: string }[];
	readonly listed: Json["findings"];
	readonly model: { runs: { agent: string; state: string; dollars: number }[]; dollars: number } | null;
	readonly notices: { message: string }[];
}
const json = ({ stdout }: Ran): Json => JSON.parse(stdout) as Json;
const rulesIn = ({ findings, listed }: Json) =>
	[...findings, ...listed].map(({ source }) => source).filter((source) => source.startsWith("kafka-"));

describe("gregor review with a key", () => {
	test("the agents' findings are told beside the rules', with what they cost", async () => {
		const ran = await review({});
		const told = json(ran);
		const found = [...told.findings, ...told.listed].find(({ snippet }) => snippet.includes("enrich::price"));
		expect(found?.sources.length).toBeGreaterThan(1);
		expect(rulesIn(told).length).toBeGreaterThan(3);
		const { runs = [], dollars = 0 } = told.model ?? {};
		expect(runs.map(({ state }) => state)).toEqual(runs.map(() => "complete"));
		expect(runs.at(-1)?.agent).toBe("verifier");
		expect(dollars).toBeCloseTo(
			runs.reduce((sum, run) => sum + run.dollars, 0),
			9,
		);
		expect(dollars).toBeGreaterThan(0.01);
		expect(ran.requests).toBe(runs.length);
		expect(ran.status).toBe(0);
	});

	test("for a person, the costs stand under the reviewers", async () => {
		const { stdout } = await review({ format: "terminal" });
		expect(stdout).toContain("One failed price ends the whole worker");
		expect(stdout).toMatch(/Claude: \$0\.\d\d, \d agents and the verifier, [\d,]+ tokens/);
	});

	test("one that is refused: the rules' findings are told, and the verdict says who did not review", async () => {
		const ran = await runReview(["--format", "json"], { ANTHROPIC_API_KEY: "sk-ant-of-somebody-else-0123456789" });
		const told = json(ran);
		expect(rulesIn(told).length).toBeGreaterThan(3);
		expect(told.verdict.sentence).toMatch(/\d parts? of the change could not be reviewed/);
		const messages = told.notices.map(({ message }) => message).join("\n");
		for (const { agent, state } of told.model?.runs ?? []) {
			expect(state).toBe("failed");
			expect(messages).toContain(`${agent}: The model's API does not accept the key`);
		}
		expect(told.model?.runs.length).toBeGreaterThan(1);
		expect([ran.status, ran.requests]).toEqual([0, 0]);
	});

	test("what is no key does not stop the rules either", async () => {
		const told = json(await review({}, { ANTHROPIC_API_KEY: "x" }));
		expect(rulesIn(told).length).toBeGreaterThan(3);
		expect(told.verdict.sentence).toContain("could not be reviewed");
	});

	test("an error of the API is told without its words", async () => {
		reply = () => failing(400, { code: `do not tell ${KEY}` });
		const { stdout } = await review({ format: "markdown" });
		reply = answeringWell;
		expect(stdout).toContain("did not accept the request");
		expect(stdout).not.toMatch(/stand-in says|do not tell/);
	});

	test("an environment that cannot be used is told, without its values", async () => {
		const { status, stderr } = await runCli(["review", "--repo", sample.folder], {
			env: { ANTHROPIC_API_KEY: KEY, GREGOR_BUDGET_RUN: "a lot" },
		});
		expect(stderr).toContain("GREGOR_BUDGET_RUN");
		expect(stderr).not.toMatch(/a lot|\n\s+at /);
		expect(stderr).not.toContain(KEY);
		expect(status).toBe(2);
	});

	test("--no-model asks nobody", async () => {
		const ran = await runReview(["--no-model", "--format", "json"]);
		expect(ran.requests).toBe(0);
		expect(json(ran).model).toBeNull();
		expect(rulesIn(json(ran)).length).toBeGreaterThan(3);
	});
});

describe("--show-prompt", () => {
	test("without a key prints what would be asked and how long it is, and asks nobody", async () => {
		const { stdout, status, requests } = await runReview(["--show-prompt"], { ANTHROPIC_API_KEY: "" });
		const heads = stdout.match(/^===== \S+: about [\d,]+ tokens, answer key [0-9a-f]{24} =====$/gm) ?? [];
		expect(heads.length).toBeGreaterThan(1);
		for (const part of [LINE, "--- system ---", "[cached]", "Price readings and announce alerts"]) {
			expect(stdout).toContain(part);
		}
		expect([status, requests]).toEqual([0, 0]);
	});

	test("with a key asks nobody either, and says so where no agent fits", async () => {
		const { stdout, requests } = await review({ showPrompt: true, base: "price-readings" });
		expect(requests).toBe(0);
		expect(stdout).toBe("No agent would be asked: none fits this change.\n");
	});
});
