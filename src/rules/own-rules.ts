/** The rules that a repository brings along, `.github/gregor/rules/*.yml`, read from the base branch. */

import type { Rule } from "./rule.ts";
import { readOwnRule } from "./rule-file.ts";

/** Where a repository keeps its rules. */
export const OWN_RULES_FOLDER = ".github/gregor/rules";

export interface OwnRules {
	readonly rules: ReadonlyMap<string, Rule>;
	/** The files that ast-grep is to read. */
	readonly files: readonly { readonly name: string; readonly text: string }[];
	/** What is wrong with those that cannot be used. */
	readonly problems: readonly { readonly file: string; readonly message: string; readonly line?: number }[];
}

export const NO_OWN_RULES: OwnRules = { rules: new Map(), files: [], problems: [] };

/** A broken rule is named and left out; the others still run. `taken` tells the ids of the built-in rules. */
export function readOwnRules(
	sources: readonly { readonly path: string; readonly text: string }[],
	taken: (id: string) => boolean,
): OwnRules {
	const rules = new Map<string, Rule>();
	const files: { name: string; text: string }[] = [];
	const problems: { file: string; message: string; line?: number }[] = [];
	for (const { path, text } of sources) {
		try {
			const rule = readOwnRule(text, path);
			if (taken(rule.id) || rules.has(rule.id))
				throw new Error(`the id ${rule.id} is taken by another rule: choose a new one`);
			rules.set(rule.id, rule);
			files.push({ name: `${files.length}.yml`, text });
		} catch (error) {
			problems.push({ file: path, message: error instanceof Error ? error.message : String(error) });
		}
	}
	return { rules, files, problems };
}
