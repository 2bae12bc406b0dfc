import type { Configuration } from "./configuration.ts";

/** What is in force where `.github/gregor.yml` says nothing; docs/configuration.md tells what each one means. */
export const DEFAULTS: Configuration = {
	reviews: { drafts: false, bots: false, pauseAfter: 10 },
	agents: { off: [], on: [], forced: [] },
	paths: { include: [], exclude: [] },
	rules: {},
	instructions: [],
	limits: {
		inlineFindings: 10,
		findingsPerRule: 3,
		inlineConfidence: 0.7,
		listedConfidence: 0.4,
		fileBytes: 80_000,
		diffBytes: 400_000,
	},
	constraints: {},
	// Two batches of all five agents on the dearest current model stay below a run's budget.
	model: { enabled: true, verifier: "sonnet", budget: { run: { dollars: 5 }, "pull-request": { dollars: 25 } } },
	// A reviewer that has just moved in advises; failing a build is for the repository to ask for.
	failOn: "never",
};
