import type { InlineComment } from "../pull-request-host.ts";

/** What is known of each comment, kept over rounds so that no comment is asked about twice. */
export interface Sorted {
	readonly taken: Set<InlineComment>;
	readonly refused: Set<InlineComment>;
}

export function unsorted(): Sorted {
	return { taken: new Set(), refused: new Set() };
}

/** Whether GitHub takes these comments together; `undefined` where it could not be asked just now. */
export type Probe = (comments: readonly InlineComment[]) => Promise<boolean | undefined>;

/**
 * Finds the comments that make GitHub refuse a review, which it does not name, by halves: some 2 · log2(n) questions for
 * each. The whole is known to be refused, so it starts with its halves. False where a probe could not be asked.
 */
export async function sortComments(comments: readonly InlineComment[], probe: Probe, sorted: Sorted): Promise<boolean> {
	const [only] = comments;
	if (only === undefined) return true;
	if (comments.length === 1) {
		sorted.refused.add(only);
		return true;
	}
	const middle = Math.ceil(comments.length / 2);
	for (const half of [comments.slice(0, middle), comments.slice(middle)]) {
		const open = half.filter((each) => !sorted.taken.has(each) && !sorted.refused.has(each));
		if (open.length === 0) continue;
		const taken = await probe(open);
		if (taken === undefined) return false;
		if (taken) for (const each of open) sorted.taken.add(each);
		else if (!(await sortComments(open, probe, sorted))) return false;
	}
	return true;
}
