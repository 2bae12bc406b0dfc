/** `gregor rules [ID]`: what is looked for; or one rule in full. */

import { nearest } from "../config/nearest.ts";
import type { Rule } from "../rules/rule.ts";
import { openRuleBook, type RuleBook } from "../rules/rule-book.ts";
import { ruleMarkdown } from "../rules/rule-markdown.ts";
import { UsageError } from "../settings/usage-error.ts";

export async function rulesCommand(id: string | undefined): Promise<void> {
	const book = openRuleBook();
	console.log(id === undefined ? list(book) : explain(book, id));
}

function explain(book: RuleBook, id: string): string {
	const rule = book.find(id);
	if (rule) return ruleMarkdown(rule, book.examples(id));
	const near = nearest(id, book.ids);
	throw new UsageError(`There is no rule ${id}; ${near ? `did you mean ${near}?` : "`gregor rules` lists them."}`);
}

function list(book: RuleBook): string {
	const rules = book.ids.flatMap((id) => book.find(id) ?? []);
	const families = Map.groupBy(rules, (rule) => rule.metadata.family);
	const blocks = [...families].map(([family, members]) => [`${family}`, ...members.map(line)].join("\n"));
	return [...blocks, `${rules.length} rules; \`gregor rules ID\` explains one`].join("\n\n");
}

function line({ id, metadata }: Rule): string {
	return `  ${id.padEnd(44)} ${metadata.priority.padEnd(13)} ${metadata.report.padEnd(5)} ${metadata.title}`;
}
