import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { runCli } from "../support/run-cli.ts";
import { createSampleRepository, type SampleRepository } from "../support/sample-repository.ts";

let sample: SampleRepository;
beforeAll(() => {
	sample = createSampleRepository();
});
afterAll(() => sample.remove());

const review = (...args: string[]) => runCli(["review", "--repo", sample.folder, ...args]);

interface Json {
	readonly verdict: { conclusion: string; failed: boolean };
	readonly agents: { name: string; reason: string; files: string[] }[];
	readonly findings: {
		source: string;
		path: string;
		startLine: number;
		endLine: number;
		priority: string;
		fingerprint: string;
	}[];
	readonly listed: Json["findings"];
	readonly coverage: { reviewed: string[]; skipped: { path: string; reason: string }[] };
	readonly notices: { level: string; message: string; file: string | null }[];
}

async function reviewJson(...args: string[]): Promise<Json> {
	const { stdout, stderr } = await review("--format", "json", ...args);
	if (stdout === "") throw new Error(stderr);
	return JSON.parse(stdout) as Json;
}

/** What the pull request of the sample brings in, and where. */
const MISTAKES = [
	["crates/ingest/src/consumer.rs", "kafka-tombstone-panics", "payload().unwrap()"],
	["crates/ingest/src/consumer.rs", "kafka-commit-of-last-offset", "Offset::Offset(message.offset())"],
	["crates/ingest/src/consumer.rs", "kafka-unbounded-behind-consumer", "unbounded_channel"],
	["crates/ingest/src/alerts.rs", "kafka-delivery-awaited-in-loop", "producer.send(record"],
	["crates/ingest/src/alerts.rs", "kafka-flush-result-dropped", "let _ = self.producer.flush"],
	["crates/ingest/src/enrich.rs", "regex-compiled-in-loop", "Regex::new"],
	["crates/ingest/src/enrich.rs", "http-client-without-timeout", "Client::new"],
	["deploy/topics.yml", "kafka-min-insync-not-below-replicas", "min.insync.replicas"],
] as const;

describe("gregor review", () => {
	test("finds the mistakes of the sample's pull request on their lines", async () => {
		const { findings, listed } = await reviewJson("--base", "main", "--head", "price-readings");
		const told = [...findings, ...listed];
		for (const [path, source, text] of MISTAKES) {
			const finding = told.find((one) => one.path === path && one.source === source);
			const lines = sample.git("show", `price-readings:${path}`).split("\n");
			const quoted = finding && lines.slice(finding.startLine - 1, finding.endLine).join("\n");
			expect({ source, quoted }).toEqual({ source, quoted: expect.stringContaining(text) });
		}
	});

	test("takes the current branch since it left the default branch", async () => {
		const explicit = await reviewJson("--base", "main", "--head", "price-readings");
		const byDefault = await reviewJson();
		expect(byDefault.findings).toEqual(explicit.findings);
	});

	test("chooses agents, and says why with path and line", async () => {
		const { agents } = await reviewJson();
		const kafka = agents.find(({ name }) => name === "rust-kafka-performance-architect");
		expect(kafka?.reason).toMatch(/crates\/ingest\/src\/\w+\.rs:\d+/);
		expect((await reviewJson("--agent", "performance-auditor")).agents.map(({ name }) => name)).toEqual([
			"performance-auditor",
		]);
	});

	test("accounts for every file of the change", async () => {
		const { coverage } = await reviewJson();
		const told = [...coverage.reviewed, ...coverage.skipped.map(({ path }) => path)].sort();
		const changed = sample.git("diff", "--name-only", "main...price-readings").trim().split("\n").sort();
		expect(told).toEqual(changed);
	});

	test("prints JSON that fits its schema", async () => {
		const file = fileURLToPath(new URL("../../schemas/review.schema.json", import.meta.url));
		const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
			JSON.parse(readFileSync(file, "utf8")),
		);
		validate(await reviewJson());
		expect(validate.errors).toBeNull();
	});

	test.each([
		["terminal", /kafka-tombstone-panics/],
		["markdown", /crates\/ingest\/src\/consumer\.rs/],
		["sarif", /"version": "2\.1\.0"/],
	])("prints %s", async (format, expected) => {
		const { stdout, status } = await review("--format", format);
		expect(stdout).toMatch(expected);
		expect(stdout).not.toContain("\u001b");
		expect(status).toBe(0);
	});

	test.each([
		[["--fail-on", "critical"], 1],
		[["--fail-on", "never"], 0],
		[["--base", "price-readings", "--fail-on", "nice"], 0],
	])("with %j exits with %i", async (args, status) => {
		expect((await review(...args)).status).toBe(status);
	});

	test("reviews a diff from standard input like the range that it came from", async () => {
		const diff = sample.git("diff", "main...price-readings");
		const { stdout } = await runCli(["review", "--repo", sample.folder, "--diff", "-", "--format", "json"], {
			input: diff,
		});
		const places = ({ findings }: Json) =>
			findings.map(({ source, path, startLine }) => `${source} ${path}:${startLine}`);
		expect(places(JSON.parse(stdout) as Json)).toEqual(places(await reviewJson()));
	});

	test("reviews uncommitted and untracked changes on request", async () => {
		const path = "crates/ingest/src/nap.rs";
		writeFileSync(join(sample.folder, path), "pub async fn nap() {\n    std::thread::sleep(LONG);\n}\n");
		const found = async (...args: string[]) => (await reviewJson(...args)).findings.some((one) => one.path === path);
		expect(await found("--uncommitted")).toBe(true);
		expect(await found()).toBe(false);
		expect(sample.git("status", "--porcelain")).toBe(`?? ${path}\n`);
		sample.git("clean", "--force", "--quiet");
	});

	test("a configuration may switch rules off, and its mistakes are told with their place", async () => {
		const file = join(sample.folder, "..", "gregor-test.yml");
		writeFileSync(file, "rules:\n  kafka-tombstone-panics: off\n  kafka-tombstone-panicks: off\nlimts: {}\n");
		const { findings, notices } = await reviewJson("--config", file);
		expect(findings.map(({ source }) => source)).not.toContain("kafka-tombstone-panics");
		expect(notices.map(({ message }) => message).join("\n")).toMatch(
			/kafka-tombstone-panics[\s\S]*limits|limits[\s\S]*kafka-tombstone-panics/,
		);
	});

	test("the change's own configuration is not in force, and the person is told", async () => {
		mkdirSync(join(sample.folder, ".github"), { recursive: true });
		writeFileSync(join(sample.folder, ".github/gregor.yml"), "paths:\n  exclude: ['**']\n");
		const { findings, notices } = await reviewJson("--uncommitted");
		expect(findings.length).toBeGreaterThan(0);
		expect(notices.map(({ message }) => message).join()).toContain("--config .github/gregor.yml");
		sample.git("clean", "--force", "-d", "--quiet");
	});
});

describe("gregor review says what is wrong, where, and what to do", () => {
	test.each([
		[["--base", "no-such-branch"], /no-such-branch/],
		[["--config", "/no/such/file.yml"], /\/no\/such\/file\.yml cannot be read/],
		[["--agent", "performance-auditer"], /performance-auditor/],
		[["--format", "pdf"], /terminal, markdown, json, sarif/],
		[["--uncommitted", "--head", "main"], /--uncommitted/],
		[["--diff", "/no/such.diff"], /\/no\/such\.diff cannot be read/],
	])("%j", async (args, message) => {
		const { status, stderr } = await review(...args);
		expect(stderr).toMatch(message);
		expect(stderr).not.toMatch(/\n\s+at /);
		expect(status).toBe(2);
	});

	test("outside of a repository", async () => {
		const { status, stderr } = await runCli(["review", "--repo", "/"]);
		expect(stderr).toMatch(/gregor: .*repository/);
		expect(status).toBe(2);
	});
});
