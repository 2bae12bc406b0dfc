/** The documentation of all rules: a page each, and an index by family. */

import type { Rule } from "./rule.ts";
import type { RuleBook } from "./rule-book.ts";
import { ruleMarkdown } from "./rule-markdown.ts";

/** Text by file name, such as `std-sleep-in-async.md`. */
export function rulePages(book: RuleBook): ReadonlyMap<string, string> {
	const rules = book.ids.flatMap((id) => book.find(id) ?? []);
	const pages = rules.map((rule) => [`${rule.id}.md`, `${ruleMarkdown(rule, book.examples(rule.id))}\n`] as const);
	return new Map([["README.md", index(rules)], ...pages]);
}

function index(rules: readonly Rule[]): string {
	const families = [...Map.groupBy(rules, (rule) => rule.metadata.family)].sort(([left], [right]) =>
		left.localeCompare(right),
	);
	const posted = rules.filter((rule) => rule.metadata.report === "post").length;
	return [
		"# The rules",
		`${rules.length} rules: ${posted} are posted as comments, ${rules.length - posted} are hints that only the agents see. Precision is the share of hits in production code of public repositories that deserved a comment, judged one by one.`,
		...families.map(([family, members]) => `## ${family}\n\n${table(members)}`),
	]
		.join("\n\n")
		.concat("\n");
}

function table(rules: readonly Rule[]): string {
	return [
		"| rule | priority | posted | precision | |",
		"|---|---|---|---|---|",
		...rules.map(({ id, metadata }) => {
			const { precision } = metadata;
			const measured = precision ? `${precision.right} of ${precision.judged}` : "";
			return `| [${id}](${id}.md) | ${metadata.priority} | ${metadata.report === "post" ? "yes" : "hint"} | ${measured} | ${metadata.title} |`;
		}),
	].join("\n");
}
