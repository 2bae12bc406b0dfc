import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runCli } from "../support/run-cli.ts";
import { createSampleRepository, type SampleRepository } from "../support/sample-repository.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "gregor-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("gregor agents and rules", () => {
	test("lists the five agents, outside of a repository too", async () => {
		const { stdout, status } = await runCli(["agents", "--repo", folder]);
		expect(stdout.match(/agents\/[a-z-]+\.md/g)).toHaveLength(5);
		expect(status).toBe(0);
	});

	test("lists the rules, and explains one", async () => {
		const list = await runCli(["rules"]);
		expect(list.stdout).toContain("std-sleep-in-async");
		const page = await runCli(["rules", "std-sleep-in-async"]);
		for (const heading of ["## Why", "## What to do", "## How to measure it", "## It fires on"]) {
			expect(page.stdout).toContain(heading);
		}
	});

	test("names the nearest rule for one that does not exist", async () => {
		const { stderr, status } = await runCli(["rules", "std-slep-in-async"]);
		expect(stderr).toContain("did you mean std-sleep-in-async?");
		expect(status).toBe(2);
	});
});

describe("gregor init", () => {
	test("writes a configuration once, and never over one that is there", async () => {
		const file = join(folder, ".github/gregor.yml");
		expect((await runCli(["init", "--repo", folder])).status).toBe(0);
		const written = readFileSync(file, "utf8");
		expect(written).toContain("fail_on");
		const again = await runCli(["init", "--repo", folder]);
		expect(again.stderr).toContain("exists already");
		expect(again.status).toBe(2);
		expect(readFileSync(file, "utf8")).toBe(written);
	});
});

describe("gregor eval", () => {
	let sample: SampleRepository;
	beforeAll(() => {
		sample = createSampleRepository();
	});
	afterAll(() => sample.remove());

	const defect = (line: number, name: string) => ({
		path: "crates/ingest/src/enrich.rs",
		start_line: line,
		end_line: line,
		class: name,
		what: "The expression is compiled for each reading.",
		also_at: [],
	});

	function casesFile(...defects: object[]): string {
		const [base, head] = sample.git("rev-parse", "main", "price-readings").trim().split("\n");
		const file = join(folder, "cases.jsonl");
		const one = { id: "sample", repo: "owner/name", kind: "defect", base, head, defects };
		const missing = { ...one, id: "elsewhere", repo: "no/where" };
		writeFileSync(file, `${JSON.stringify(one)}\n${JSON.stringify(missing)}\n`);
		return file;
	}

	const line = () =>
		sample
			.git("show", "price-readings:crates/ingest/src/enrich.rs")
			.split("\n")
			.findIndex((text) => text.includes("Regex::new")) + 1;

	test("tells found from missed, by place and class, and which cases could not run", async () => {
		const file = casesFile(
			defect(line(), "regex_or_client_per_call"),
			defect(line(), "unsafe_ub"),
			defect(1, "regex_or_client_per_call"),
		);
		const pattern = sample.folder.replace(/sample/, "{name}").replace("{name}", "sample");
		const { stdout } = await runCli(["eval", file, "--repos", pattern, "--format", "json"]);
		const { summary } = JSON.parse(stdout);
		expect(summary.overall).toEqual({ defects: 6, foundByComment: 2, foundByReview: 2, foundByReviewOrHint: 2 });
		expect(summary.byClass.unsafe_ub.foundByComment).toBe(0);
	});

	test("says what is wrong with a case, with its line", async () => {
		const file = join(folder, "broken.jsonl");
		writeFileSync(file, '\n{"id": "a"}\n');
		const { stderr, status } = await runCli(["eval", file, "--repos", "x"]);
		expect(stderr).toContain("broken.jsonl:2");
		expect(status).toBe(2);
	});
});
