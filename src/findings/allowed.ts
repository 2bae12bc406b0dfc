import { type Allowance, findAllowance, readAllowances } from "./allow.ts";
import type { HeadFile } from "./head-file.ts";
import type { Placed } from "./placed.ts";

/** What the author of an allow comment should know. */
export interface AllowNotice {
	readonly level: "warning";
	readonly message: string;
	readonly file: string;
	/** 1-based. */
	readonly line: number;
}

export interface Allowances {
	/** Whether a comment in the code allows the finding, by its source or its issue class. */
	isAllowed(placed: Placed): boolean;
	/** One for each comment that was needed and gives no reason. */
	notices(): readonly AllowNotice[];
}

/** Reads the comments of each file once, when first asked about it. */
export function openAllowances(): Allowances {
	const read = new Map<HeadFile, readonly Allowance[]>();
	const notices = new Map<Allowance, AllowNotice>();

	function isAllowed({ raw, file, anchor }: Placed): boolean {
		const allowances = read.get(file) ?? readAllowances(file.path, file.lines.map((line) => line ?? "").join("\n"));
		read.set(file, allowances);
		const allowance = findAllowance(allowances, [raw.source, raw.issueClass], anchor.quoted);
		if (allowance?.reason === "") notices.set(allowance, withoutReason(file.path, allowance));
		return allowance !== undefined;
	}

	return { isAllowed, notices: () => [...notices.values()] };
}

function withoutReason(file: string, { at, rules }: Allowance): AllowNotice {
	const message = `The comment allows ${rules.join(", ")} without a reason; write one behind the bracket.`;
	return { level: "warning", message, file, line: at };
}
