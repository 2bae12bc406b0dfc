/** Input that nobody wrote by hand: the review ends, says what it skipped and why, and still tells what it found. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { gitSandbox } from "../support/git-sandbox.ts";
import { runCli } from "../support/run-cli.ts";

const nap = "pub async fn nap() {\n    std::thread::sleep(LONG);\n}\n";
const repeat = (text: string, times: number) => text.repeat(times);

/** Whether the parser survives these depends on its build: they are reviewed, or skipped with a reason. */
const DEEP = new Set(["src/deep_sum.rs", "src/deep_negation.rs", "src/deep_else.rs"]);

const HOSTILE: Readonly<Record<string, string | Buffer>> = {
	"src/open_parentheses.rs": `fn f() { ${repeat("(\n", 200_000)}`,
	"src/long_line.rs": `fn f() { let x = "${repeat("a", 50_000_000)}"; }\n`,
	"src/deep_blocks.rs": `fn f() {\n${repeat("if a {\n", 10_000)}${repeat("}\n", 10_000)}}\n`,
	"src/deep_sum.rs": `fn f() { let x = ${repeat("1 +\n", 40_000)}1; }\n`,
	"src/deep_negation.rs": `fn f() { let x = ${repeat("!\n", 15_000)}true; }\n`,
	"src/deep_else.rs": `fn f() { ${repeat("if a {} else\n", 5_000)}{} }\n`,
	"src/not_utf8.rs": Buffer.from([0x66, 0x6e, 0x20, 0xff, 0xfe, 0xc3, 0x28, 0x0a]),
	"config/deep.yml": `kafka:\n  acks: ${repeat("[\n", 10_000)}\n`,
};

describe("hostile input", () => {
	let sandbox: ReturnType<typeof gitSandbox>;
	beforeAll(() => {
		sandbox = gitSandbox();
		sandbox.commit({ "README.md": Buffer.from("# Hostile\n") });
		const files = Object.entries({ ...HOSTILE, "src/good.rs": nap });
		sandbox.commit(Object.fromEntries(files.map(([path, text]) => [path, Buffer.from(text)])));
	});
	afterAll(() => sandbox.remove());

	test("each file is skipped with a reason, and the good one is reviewed", async () => {
		const { stdout, stderr } = await runCli([
			"review",
			"--repo",
			sandbox.directory,
			"--base",
			"HEAD~1",
			"--format",
			"json",
		]);
		expect(stderr).toBe("");
		const { verdict, findings, coverage } = JSON.parse(stdout);
		expect(findings.map(({ path }: { path: string }) => path)).toEqual(["src/good.rs"]);
		const skipped = new Map(
			coverage.skipped.map(({ path, reason }: { path: string; reason: string }) => [path, reason]),
		);
		for (const path of Object.keys(HOSTILE)) {
			const isReviewed = DEEP.has(path) && coverage.reviewed.includes(path);
			expect([path, isReviewed || skipped.get(path)]).toEqual([path, isReviewed || expect.stringMatching(/\w/)]);
		}
		expect(verdict.sentence).toContain("could not be reviewed");
	}, 60_000);

	test("a diff that is cut in the middle is no all-clear", async () => {
		const diff = sandbox.git("diff", "HEAD~1", "HEAD", "--", "src/good.rs").toString().slice(0, -20);
		const args = ["review", "--repo", sandbox.directory, "--diff", "-", "--format", "json"];
		const { verdict, coverage } = JSON.parse((await runCli(args, { input: diff })).stdout);
		expect(verdict.conclusion).toBe("incomplete");
		expect(coverage.skipped).toEqual([{ path: "src/good.rs", reason: expect.stringContaining("cut") }]);
	});
});
