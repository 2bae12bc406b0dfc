/** The commented file that `gregor init` writes: every key with its meaning and default, and nothing switched on. */

export interface ConfigurationExample {
	/** What the key means and its default. */
	readonly about: string;
	/** A valid part of a configuration file. */
	readonly yaml: string;
}

export const CONFIGURATION_EXAMPLES: readonly ConfigurationExample[] = [
	{
		about: `Which pull requests are reviewed without being asked; \`/review\` in a comment always works.
drafts, bots: those too. pause_after: pushes to one pull request after which Gregor waits to be asked.
Default: false, false, 10.`,
		yaml: `reviews:
  drafts: true
  bots: true
  pause_after: 20`,
	},
	{
		about: `Which agents review. By default each agent's own file says when it applies.
off: agents that never review. on: agents that always do. paths: agents for certain files, whatever they hold.
Default: all three empty. \`gregor agents\` lists the names.`,
		yaml: `agents:
  off: [rust-backend-architect]
  on: [performance-auditor]
  paths:
    - paths: ["deploy/kafka/**"]
      agents: [rust-kafka-performance-architect]`,
	},
	{
		about: `Which files are reviewed: globs from the repository's root, \`**\` for any folders.
include: only these; empty means all. exclude: never these, even when included. Default: both empty.`,
		yaml: `paths:
  include: ["crates/**", "deploy/**"]
  exclude: ["**/generated/**"]`,
	},
	{
		about: `Rules by id: off, on, or with another priority (critical, high, architectural, nice).
Default: as each rule says. \`gregor rules\` lists the ids, \`gregor rules ID\` explains one.
For a single place write it into the code instead: // gregor: allow(rule-id) reason`,
		yaml: `rules:
  std-sleep-in-async: off
  regex-compiled-in-loop: { priority: nice }`,
	},
	{
		about: "What reviewers of certain files should know or look for, in your own words. Default: none.",
		yaml: `instructions:
  - paths: ["crates/matching/**"]
    text: >-
      The order book is single threaded by design. Look for allocation on the match path, not for missing parallelism.`,
	},
	{
		about: `How much a review says, and how much it reads. Shown are the defaults.
inline_findings: the most inline comments; what ranks lower is listed in the summary.
findings_per_rule: the most inline comments that one rule makes.
inline_confidence: how sure a finding must be, from 0 to 1, to become a comment.
listed_confidence: how sure to be listed at all; what is less sure is dropped.
file_bytes: the largest file that is read whole. diff_bytes: the largest diff that is read in one piece.`,
		yaml: `limits:
  inline_findings: 10
  findings_per_rule: 3
  inline_confidence: 0.7
  listed_confidence: 0.4
  file_bytes: 80000
  diff_bytes: 400000`,
	},
	{
		about: `What the system must do. Each line answers a question that the agents would otherwise ask.
Default: none.`,
		yaml: `constraints:
  throughput: 50,000 messages a second at peak
  latency: p99 under 20 ms from receive to commit
  message_size: 1 kB in the median, 2 MB at most
  delivery: at least once, consumers are idempotent
  deployment: Kubernetes, 2 cores and 512 MB a pod
  data_volume: 200 million rows, 1 % more a day
  freshness: prices 5 s, profiles a day
  baseline: "criterion: decode 1.2 µs a message"
  api_stability: crates/client is public, the rest may break
  limits: one team of three, Rust 1.85`,
	},
	{
		about: `How Claude is asked, where there is a key. use: one model for all agents. default: for agents whose file names none.
Both take opus, sonnet, haiku or an id. verifier: tries to refute each finding before it is posted.
effort: low, medium, high, xhigh or max. thinking: adaptive, between_tools or disabled.
budget: in dollars, tokens or both; what would go over it is not asked. repository: in one day.
Default: enabled, as the agents' files say, opus, sonnet, the models' own twice, and two limits: 5 and 25 dollars.`,
		yaml: `model:
  enabled: true
  use: sonnet
  default: opus
  verifier: sonnet
  effort: medium
  thinking: adaptive
  budget:
    run: { dollars: 5, tokens: 800000 }
    pull_request: { dollars: 25 }
    repository: { dollars: 100 }`,
	},
	{
		about: "The lowest priority that makes a review fail: critical, high, architectural, nice. Default: never.",
		yaml: "fail_on: critical",
	},
];

const HEADER = `Gregor's settings for this repository. Keep this file at .github/gregor.yml on the default branch.
Everything is optional. What stands here is an example: take the # away to use it. docs/configuration.md tells more.`;

/** The file's text; it parses as the defaults. Prose starts with `# `, an example's lines with `#` alone. */
export function exampleConfiguration(): string {
	const blocks = CONFIGURATION_EXAMPLES.map(({ about, yaml }) => `${prefixed("# ", about)}\n${prefixed("#", yaml)}`);
	return `${[prefixed("# ", HEADER), ...blocks].join("\n\n")}\n`;
}

function prefixed(prefix: string, text: string): string {
	return text
		.split("\n")
		.map((line) => `${prefix}${line}`)
		.join("\n");
}
