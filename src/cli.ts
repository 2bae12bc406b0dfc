#!/usr/bin/env node
/** `gregor`: the same review on a laptop and in CI. Exit status: 0 done, 1 a finding to fail on, 2 could not run. */

import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { PRIORITIES } from "./config/priority.ts";
import { REPORT_FORMATS } from "./report/render.ts";

const COULD_NOT_RUN = 2;

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function program(): Command {
	const gregor = new Command("gregor")
		.description("Reviews Rust and Apache Kafka changes for performance and architecture.")
		.exitOverride()
		.showHelpAfterError("(gregor --help lists the commands)");
	addReview(gregor);
	addListings(gregor);
	addEvaluation(gregor);
	addJobs(gregor);
	return gregor;
}

function addReview(gregor: Command): void {
	gregor
		.command("review")
		.description("review a local git range; by default the current branch since it left the default branch")
		.option("--repo <dir>", "the repository", ".")
		.option("--base <ref>", "what the change is measured from; by default the default branch")
		.option("--head <ref>", "the version under review; by default HEAD")
		.option("--uncommitted", "review the work tree, uncommitted and untracked files included")
		.option("--diff <file>", "review this diff instead, or - for standard input")
		.option("--agent <name>", "only this agent; may be repeated", collect)
		.addOption(new Option("--format <format>", "how to print it").choices(REPORT_FORMATS).default("terminal"))
		.option("--output <file>", "write the report there")
		.addOption(
			new Option("--fail-on <priority>", "exit with 1 from this priority on").choices([...PRIORITIES, "never"]),
		)
		.option("--config <file>", "in place of the repository's .github/gregor.yml")
		.option("--no-model", "only the rules review, although there is an Anthropic key")
		.option("--show-prompt", "print what the agents would be asked, and ask nobody")
		.action(async (options) => {
			const { reviewCommand } = await import("./commands/review-command.ts");
			process.exitCode = await reviewCommand(options);
		});
}

function addListings(gregor: Command): void {
	gregor
		.command("agents")
		.description("list the agents that may review, built in and the repository's own")
		.option("--repo <dir>", "the repository", ".")
		.action(async (options) => (await import("./commands/agents-command.ts")).agentsCommand(options));
	gregor
		.command("rules")
		.argument("[id]", "explain this rule")
		.description("list the rules, or explain one")
		.action(async (id) => (await import("./commands/rules-command.ts")).rulesCommand(id));
	gregor
		.command("init")
		.description("write a commented .github/gregor.yml")
		.option("--repo <dir>", "the repository", ".")
		.action(async (options) => (await import("./commands/init-command.ts")).initCommand(options));
}

function addEvaluation(gregor: Command): void {
	gregor
		.command("eval")
		.argument("<cases>", "a file with one case a line (JSON)")
		.description("measure the reviewers on pull requests whose defects are known")
		.requiredOption("--repos <pattern>", "where the repositories are, such as 'mirrors/{owner}+{name}/repo'")
		.addOption(new Option("--format <format>", "how to print it").choices(["terminal", "json"]).default("terminal"))
		.option("--show <id>", "run one case, and show what was found and what was not")
		.option("--jobs <count>", "cases at a time", positive, 2)
		.option("--record <dir>", "let the agents review too, and keep the model's answers there (this costs money)")
		.option("--replay <dir>", "let the agents review too, with the answers that are kept there")
		.option("--missing <dir>", "with --replay: write each prompt that has no answer there")
		.action(async (cases, options) => (await import("./commands/eval-command.ts")).evalCommand(cases, options));
}

function addJobs(gregor: Command): void {
	const jobs = gregor.command("jobs").description("what the server could not do: list it, or send it round again");
	const where = {
		databaseUrl: process.env.DATABASE_URL,
		dataFolder: join(process.env.GREGOR_DATA ?? "data", "database"),
	};
	jobs
		.command("list")
		.description("jobs that failed for good, newest first")
		.action(async () => (await import("./commands/jobs-command.ts")).jobsCommand({ action: "list" }, where));
	jobs
		.command("redrive")
		.argument("[id]", "this job")
		.option("--all", "all of them")
		.description("try again, with all tries")
		.action(async (id, { all }) =>
			(await import("./commands/jobs-command.ts")).jobsCommand({ action: "redrive", id, all }, where),
		);
}

function positive(value: string): number {
	const number = Number(value);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
	return number;
}

/** What a person can mend is said in one message; a bug of ours keeps its stack. */
function explain(error: unknown): void {
	if (error instanceof CommanderError) return; // commander has printed it
	const isOurs = error instanceof Error && "kind" in error === false && error.name === "Error";
	console.error(error instanceof Error && !isOurs ? `gregor: ${error.message}` : error);
}

try {
	await program().parseAsync();
} catch (error) {
	explain(error);
	const isHelp = error instanceof CommanderError && error.exitCode === 0;
	process.exitCode = isHelp ? 0 : COULD_NOT_RUN;
}
