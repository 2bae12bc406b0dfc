/** A case to measure reviewers on: one pull request of a repository, and the defects that it is known to bring in. */

import { z } from "zod";

const line = z.int().min(1);
const range = z.object({ path: z.string(), start_line: line, end_line: line });

const defectSchema = range.extend({
	class: z.string(),
	subclass: z.string().optional(),
	severity: z.string().optional(),
	/** What a good comment says. */
	what: z.string(),
	/** Other ranges where a comment on the same defect is as right. */
	also_at: z.array(range).default([]),
});

const caseSchema = z.object({
	id: z.string(),
	/** owner/name. */
	repo: z.string().regex(/^[^/]+\/[^/]+$/, "must be owner/name"),
	kind: z.enum(["defect", "clean"]),
	/** The merge base; `head` is what the pull request would merge. */
	base: z.string().regex(/^[0-9a-f]{7,64}$/),
	head: z.string().regex(/^[0-9a-f]{7,64}$/),
	defects: z.array(defectSchema).default([]),
	changed_lines: z.number().optional(),
});

/** A file of cases that cannot be used: the message says where and why. */
class CaseFileError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "CaseFileError";
	}
}

export type Defect = z.infer<typeof defectSchema>;
export type EvaluationCase = z.infer<typeof caseSchema>;

/** Reads one case a line; throws with the file's line number for a line that is none. */
export function readCases(text: string, file: string): EvaluationCase[] {
	return text.split("\n").flatMap((source, index) => {
		if (source.trim() === "") return [];
		const result = caseSchema.safeParse(parseJson(source, `${file}:${index + 1}`));
		if (result.success) return [result.data];
		const issue = result.error.issues[0];
		throw new CaseFileError(`${file}:${index + 1}: ${issue?.path.join(".")}: ${issue?.message}`);
	});
}

function parseJson(source: string, where: string): unknown {
	try {
		return JSON.parse(source);
	} catch (error) {
		throw new CaseFileError(`${where}: not JSON: ${(error as Error).message}`);
	}
}
