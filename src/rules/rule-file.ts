/**
 * Reads a rule's file: ast-grep YAML with Gregor's `metadata` block, or the description of a detector. Our own rules are
 * read strictly; a repository's may leave out all metadata, and get modest defaults.
 */

import { parseDocument } from "yaml";
import { z } from "zod";
import { PRIORITIES } from "../config/priority.ts";
import { LEVELS } from "../findings/finding.ts";
import { CODE_ROLES, RULE_FAMILIES, type Rule, type RuleMetadata } from "./rule.ts";

const text = z.string().trim().min(1);
const estimate = z.strictObject({ level: z.enum(LEVELS), because: z.string() });

const metadataSchema = z.strictObject({
	title: text,
	family: z.enum(RULE_FAMILIES),
	agent: text,
	report: z.enum(["post", "hint", "probe"]),
	priority: z.enum(PRIORITIES),
	why: text,
	hurts_when: text,
	recommendation: text,
	measure: text,
	tradeoff: text.exactOptional(),
	gain: estimate,
	complexity: estimate,
	maintenance: estimate,
	risk: estimate,
	confidence: z.number().min(0).max(1),
	classes: z.array(text),
	anchor: text.exactOptional(),
	triggers: z.array(text).exactOptional(),
	roles: z.array(z.enum(CODE_ROLES)).exactOptional(),
	crate: z.enum(["lib", "bin"]).exactOptional(),
	asks: z.array(text).exactOptional(),
	supersedes: z.array(text).exactOptional(),
	clippy: z.array(text).exactOptional(),
	references: z.array(z.url()).exactOptional(),
	precision: z.strictObject({ judged: z.int().min(0), right: z.int().min(0), date: z.iso.date() }).exactOptional(),
});

const ruleFileSchema = z.looseObject({
	id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be words in small letters joined by hyphens"),
	message: text,
	note: z.string().exactOptional(),
	metadata: z.unknown().exactOptional(),
	fix: z.unknown().exactOptional(),
});

/** A rule file that cannot be used: what is wrong, and where. */
export class RuleFileError extends Error {
	readonly file: string;
	readonly line: number | undefined;
	constructor(file: string, problem: string, line?: number) {
		super(`${file}${line ? `:${line}` : ""}: ${problem}`);
		this.name = "RuleFileError";
		this.file = file;
		this.line = line;
	}
}

/** What a repository's own rule says where its metadata is silent. */
function ownRuleDefaults(message: string, note: string): RuleMetadata {
	const unknown = { level: "medium", because: "" } as const;
	return {
		title: message,
		family: "architecture",
		agent: "rust-systems-architect",
		report: "post",
		priority: "high",
		why: note || "This repository's own rule says so.",
		hurts_when: "see the rule",
		recommendation: note || "See the rule.",
		measure: "see the rule",
		gain: unknown,
		complexity: unknown,
		maintenance: unknown,
		risk: unknown,
		confidence: 0.8,
		classes: [],
	};
}

/** Reads one of our own rules; throws `RuleFileError`. */
export function readRule(source: string, file: string, engine: Rule["engine"]): Rule {
	return read(source, file, engine, (metadata) => check(metadataSchema, metadata, `${file}: metadata`, file));
}

/** Reads a rule of the repository under review; throws `RuleFileError`. */
export function readOwnRule(source: string, file: string): Rule {
	return read(
		source,
		file,
		"ast-grep",
		(metadata, message, note) =>
			({
				...ownRuleDefaults(message, note),
				...check(metadataSchema.partial(), metadata ?? {}, `${file}: metadata`, file),
			}) as RuleMetadata,
	);
}

function read(
	source: string,
	file: string,
	engine: Rule["engine"],
	metadataOf: (metadata: unknown, message: string, note: string) => RuleMetadata,
): Rule {
	const document = parseDocument(source, { logLevel: "silent" });
	const broken = document.errors[0];
	if (broken) throw new RuleFileError(file, broken.message.split("\n")[0] ?? "not YAML", broken.linePos?.[0].line);
	const rule = check(ruleFileSchema, document.toJS({ maxAliasCount: 0 }), file, file);
	const metadata = metadataOf(rule.metadata, rule.message, rule.note ?? "");
	return { id: rule.id, engine, message: rule.message, metadata, hasFix: rule.fix !== undefined, file };
}

function check<T>(schema: z.ZodType<T>, value: unknown, where: string, file: string): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw new RuleFileError(file, `${issue?.path.join(".") || where}: ${issue?.message}`);
}
