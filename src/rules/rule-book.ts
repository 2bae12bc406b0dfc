/**
 * The rules that ship with Gregor. Listing them is cheap; a rule's text is read only when something asks for it, because
 * a review needs the few that matched.
 */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { RULE_FAMILIES, type Rule, type RuleExamples } from "./rule.ts";
import { readRule } from "./rule-file.ts";

const KAFKA_FAMILY = "kafka-client";
/** Those of `kafka-settings` are all detectors. */
const GENERAL_FAMILIES = RULE_FAMILIES.filter((name) => name !== KAFKA_FAMILY && name !== "kafka-settings");

export interface RuleBook {
	/** Ids of all rules that report something, sorted. */
	readonly ids: readonly string[];
	/** The rule of that id, read on first use; `undefined` for an id that is not here. */
	find(id: string): Rule | undefined;
	/** Its examples; throws for an unknown id. */
	examples(id: string): RuleExamples;
	/** Absolute folders that the ast-grep command reads for any Rust file. */
	readonly ruleFolders: readonly string[];
	/** And those that can match only in a file that speaks of Kafka. */
	readonly kafkaRuleFolders: readonly string[];
	readonly utilityFolders: readonly string[];
}

interface RuleFile {
	readonly path: string;
	readonly engine: Rule["engine"];
}

/** The rules in the package's own `rules/` folder. */
export function openRuleBook(folder = fileURLToPath(new URL("../../rules", import.meta.url))): RuleBook {
	const files = new Map<string, RuleFile>();
	for (const path of yamlFiles(join(folder, "ast"))) files.set(idOf(path), { path, engine: "ast-grep" });
	for (const path of yamlFiles(join(folder, "detectors"))) files.set(idOf(path), { path, engine: "detector" });
	const known = new Map<string, Rule>();
	const find = (id: string): Rule | undefined => {
		const file = files.get(id);
		if (!file) return undefined;
		const rule = known.get(id) ?? load(folder, file);
		known.set(id, rule);
		return rule;
	};
	const examples = (id: string): RuleExamples => {
		const file = files.get(id);
		if (!file) throw new Error(`there is no rule ${id}`);
		return examplesOf(file);
	};
	return {
		ids: [...files.keys()].sort(),
		find,
		examples,
		ruleFolders: GENERAL_FAMILIES.map((name) => join(folder, "ast", name)),
		kafkaRuleFolders: [join(folder, "ast", KAFKA_FAMILY)],
		utilityFolders: [join(folder, "utils")],
	};
}

const idOf = (path: string): string => basename(path, ".yml");

function yamlFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".yml"))
		.map((entry) => join(entry.parentPath, entry.name));
}

function load(folder: string, file: RuleFile): Rule {
	const shown = file.path.slice(folder.length + 1);
	return readRule(readFileSync(file.path, "utf8"), `rules/${shown}`, file.engine);
}

/** An ast-grep rule's examples are its tests, in ast-grep's own format; a detector's are in its description. */
function examplesOf({ path, engine }: RuleFile): RuleExamples {
	if (engine === "detector") {
		const { examples } = parse(readFileSync(path, "utf8")) as { examples?: Record<"bad" | "good", { text: string }[]> };
		const texts = (list: { text: string }[] = []) => list.map((example) => example.text);
		return { bad: texts(examples?.bad), good: texts(examples?.good) };
	}
	const tests = path.replace("/ast/", "/ast-tests/").replace(/\.yml$/, "-test.yml");
	const { valid = [], invalid = [] } = parse(readFileSync(tests, "utf8")) as { valid?: string[]; invalid?: string[] };
	return { bad: invalid, good: valid };
}
