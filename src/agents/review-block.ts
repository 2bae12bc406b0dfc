/** The `review:` block of an agent file, read strictly: what is unknown or wrong is told with its line. */

import { z } from "zod";
import { SIGNAL_KINDS } from "../change/profile.ts";
import { nearest } from "../config/nearest.ts";
import { PRIORITIES } from "../config/priority.ts";
import type { AgentNotice, ReviewBlock } from "./agent.ts";
import type { Frontmatter } from "./read-frontmatter.ts";

const names = z.array(z.string().min(1)).default([]);
const applicability = z.strictObject({ crates: names, symbols: names, paths: names, changes: names });
const section = z.strictObject({
	title: z.string().min(1),
	priorities: z.array(z.enum(PRIORITIES)).default([]),
	about: z.string().default(""),
});
const question = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9_]*$/), question: z.string().min(1) });

const REVIEW_BLOCK = z.strictObject({
	focus: z.enum(["performance", "architecture", "both"]).default("both"),
	applies: applicability.prefault({}),
	sections: z.array(section).default([]),
	questions: z.array(question).default([]),
});

interface ReadReview {
	/** Absent when the file has no block, or one that can not be used. */
	readonly review?: ReviewBlock;
	readonly notices: readonly AgentNotice[];
}

/** A block with unknown keys is read without them; a block with a wrong value is left out whole. Both are told. */
export function readReviewBlock(frontmatter: Frontmatter, file: string): ReadReview {
	const value = frontmatter.fields.get("review");
	if (value === undefined || value === null) return { notices: [] };
	const first = REVIEW_BLOCK.safeParse(value);
	if (first.success) return { review: first.data, notices: unknownChanges(first.data, frontmatter, file) };
	const unknown = first.error.issues.filter((issue) => issue.code === "unrecognized_keys");
	const cleaned = structuredClone(value);
	for (const { path, keys } of unknown) for (const key of keys) removeKey(cleaned, path, key);
	const second = REVIEW_BLOCK.safeParse(cleaned);
	const notices = first.error.issues.flatMap((issue) => issueNotices(issue, frontmatter, file, second.success));
	if (!second.success) return { notices };
	return { review: second.data, notices: [...notices, ...unknownChanges(second.data, frontmatter, file)] };
}

function removeKey(value: unknown, path: readonly PropertyKey[], key: string): void {
	const parent = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);
	if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, key);
}

function issueNotices(issue: z.core.$ZodIssue, at: Frontmatter, file: string, usable: boolean): AgentNotice[] {
	const path = ["review", ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => {
			const line = at.lineOf([...path, key]);
			return { file, line, message: `\`${[...path, key].join(".")}\` is not known; it is ignored.` };
		});
	}
	const effect = usable ? "" : " The whole `review:` block is ignored until this is mended.";
	return [{ file, line: at.lineOf(path), message: `\`${path.join(".")}\`: ${issue.message}.${effect}` }];
}

function unknownChanges(review: ReviewBlock, at: Frontmatter, file: string): AgentNotice[] {
	return review.applies.changes.flatMap((kind, index) => {
		if ((SIGNAL_KINDS as readonly string[]).includes(kind)) return [];
		const near = nearest(kind, SIGNAL_KINDS);
		const line = at.lineOf(["review", "applies", "changes", index]);
		const message = `\`${kind}\` is no kind of change, and matches nothing.${near ? ` Did you mean \`${near}\`?` : ""}`;
		return [{ file, line, message }];
	});
}
