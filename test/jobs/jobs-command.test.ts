import { describe, expect, test } from "@jest/globals";
import { jobsCommand, printJobs } from "../../src/commands/jobs-command.ts";
import type { InstallationId } from "../../src/github/pull-request-host.ts";

const stats = { depth: 2, active: 1, oldestSeconds: 41.6, dead: 1 };
const dead = {
	id: "5c3",
	pullRequest: { installationId: 1 as InstallationId, owner: "ada", repo: "engine", number: 7 },
	failure: { name: "TypeError", message: "no such thing" },
	failedAt: new Date("2026-01-02T03:04:05Z"),
	isTold: true,
};

describe("gregor jobs", () => {
	test("prints what waits, runs and is dead", () => {
		expect(printJobs([dead, { ...dead, isTold: false }], stats)).toBe(
			[
				"2 waiting (the oldest for 42 s), 1 running, 2 dead",
				"5c3  2026-01-02T03:04:05.000Z  ada/engine#7",
				"    TypeError: no such thing",
				"5c3  2026-01-02T03:04:05.000Z  ada/engine#7",
				"    TypeError: no such thing; the pull request was not told yet",
			].join("\n"),
		);
		expect(printJobs([], { ...stats, depth: 0 })).toBe("0 waiting, 1 running, 0 dead");
	});

	test.each([
		{ id: undefined, all: undefined },
		{ id: "5c3", all: true },
	])("wants to know which: %j", async (which) => {
		await expect(jobsCommand({ action: "redrive", ...which }, {})).rejects.toThrow("Say which");
	});
});
