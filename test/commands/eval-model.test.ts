/** `gregor eval` with agents: their answers are kept once, and played again without anybody to ask. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type EvalOptions, evalCommand } from "../../src/commands/eval-command.ts";
import { type AnswerOptions, openAnswers } from "../../src/commands/eval-model.ts";
import { keepingAll } from "../support/agents/bench-agents.ts";
import { answering } from "../support/anthropic/reply.ts";
import { answer, finding } from "../support/anthropic/samples.ts";
import { KEY, type StandIn, startStandIn } from "../support/anthropic/stand-in.ts";
import { createSampleRepository, type SampleRepository } from "../support/sample-repository.ts";

const PATH = "crates/ingest/src/consumer.rs";
const LINE = "let priced = enrich::price(&pool, &tariffs, std::mem::take(&mut batch)).await?;";
const FOUND = finding({ path: PATH, quote: LINE, issue_class: "pricing-stops-ingest", priority: "critical" });

let sample: SampleRepository;
let standIn: StandIn;
let folder: string;
let cases: string;
beforeAll(async () => {
	sample = createSampleRepository();
	standIn = await startStandIn((request) =>
		JSON.stringify(request.output_config?.format?.schema).includes('"verdicts"')
			? keepingAll(request)
			: answering(answer([FOUND])),
	);
	folder = mkdtempSync(join(tmpdir(), "gregor-eval-"));
	cases = join(folder, "cases.jsonl");
	const commit = (ref: string) => sample.git("rev-parse", ref).trim();
	const lines = sample.git("show", `price-readings:${PATH}`).split("\n");
	const at = lines.findIndex((line) => line.includes(LINE)) + 1;
	const defect = { path: PATH, start_line: at, end_line: at, class: "error_swallowed", what: "One price ends it all." };
	const one = { id: "sample", repo: "o/r", kind: "defect", base: commit("main"), head: commit("price-readings") };
	writeFileSync(cases, `${JSON.stringify({ ...one, defects: [defect] })}\n`);
});
afterAll(async () => {
	sample.remove();
	await standIn.close();
	rmSync(folder, { recursive: true, force: true });
});

async function withKey<T>(key: string, use: () => Promise<T>): Promise<T> {
	const before = { ...process.env };
	Object.assign(process.env, { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: standIn.url });
	try {
		return await use();
	} finally {
		for (const name of ["ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"]) {
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		}
	}
}

interface Score {
	readonly cases: { defects: { postedBy: string[]; listedBy: string[] }[]; failure?: string }[];
}

async function evaluate(options: Partial<EvalOptions>): Promise<Score> {
	const printed: string[] = [];
	const log = jest.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
	try {
		await evalCommand(cases, { repos: sample.folder, format: "json", jobs: 1, ...options });
		return JSON.parse(printed.join("\n")) as Score;
	} finally {
		log.mockRestore();
	}
}
const foundBy = ({ cases: [first] }: Score) => first?.defects[0]?.postedBy ?? [];

describe("gregor eval with agents", () => {
	const answers = () => join(folder, "answers");

	test("without answers only the rules are measured, key or no key", async () => {
		expect(await withKey(KEY, async () => foundBy(await evaluate({})))).toEqual([]);
		expect(standIn.requests).toHaveLength(0);
	});

	test("answers are kept, and played again by whoever has no key", async () => {
		const recorded = await withKey(KEY, () => evaluate({ record: answers() }));
		const asked = standIn.requests.length;
		expect(foundBy(recorded).length).toBeGreaterThan(0);
		expect(readdirSync(answers())).toHaveLength(asked);
		for (const file of readdirSync(answers())) {
			expect(readFileSync(join(answers(), file), "utf8")).not.toContain(KEY);
		}
		const missing = join(folder, "missing");
		const replayed = await withKey("", () => evaluate({ replay: answers(), missing }));
		expect(foundBy(replayed)).toEqual(foundBy(recorded));
		expect(standIn.requests).toHaveLength(asked);
		expect(() => readdirSync(missing)).toThrow(/ENOENT/);
	});

	test("prompts that have no answer yet are written, one a file named by its key", async () => {
		const missing = join(folder, "unanswered");
		const { cases: scores } = await withKey("", () => evaluate({ replay: join(folder, "empty"), missing }));
		expect(scores[0]?.failure).toBeUndefined();
		const files = readdirSync(missing);
		expect(files.length).toBeGreaterThan(1);
		for (const file of files) {
			expect(file).toMatch(/^[0-9a-f]{24}\.md$/);
			expect(readFileSync(join(missing, file), "utf8")).toContain("--- system ---");
		}
	});

	test("an answer that a person wrote under its key counts; unverified, it is told in the summary", async () => {
		const byHand = join(folder, "unanswered");
		for (const file of readdirSync(byHand)) {
			writeFileSync(join(byHand, file.replace(".md", ".json")), JSON.stringify(answer([FOUND])));
		}
		const replayed = await withKey("", () => evaluate({ replay: byHand }));
		expect(replayed.cases[0]?.failure).toBeUndefined();
		const [defect] = replayed.cases[0]?.defects ?? [];
		expect([defect?.postedBy.length, defect?.listedBy.length]).toEqual([0, 1]);
	});
});

describe("openAnswers", () => {
	test.each<[AnswerOptions, RegExp]>([
		[{ record: "a", replay: "b" }, /Either --record or --replay/],
		[{ missing: "a" }, /--missing goes with --replay/],
		[{ record: "a", missing: "b" }, /--missing goes with --replay|asks Claude/],
		[{ record: "a" }, /set ANTHROPIC_API_KEY/],
	])("%j without a key", async (options, message) => {
		await expect(withKey("", () => openAnswers(options))).rejects.toThrow(message);
	});
});
