import { GitHubError } from "./github-error.ts";
import { ITEMS_PER_PAGE, MAX_PAGES } from "./limits.ts";

/**
 * All items of a list, page by page; asks for no more than its reader takes. A list past `MAX_PAGES` is an error, for one
 * cut short would make us say again what is on its end.
 */
export async function* pages<T>(
	route: string,
	readPage: (page: number, perPage: number) => Promise<readonly T[]>,
): AsyncGenerator<T> {
	for (let page = 1; page <= MAX_PAGES; page++) {
		const items = await readPage(page, ITEMS_PER_PAGE);
		yield* items;
		if (items.length < ITEMS_PER_PAGE) return;
	}
	const facts = { status: undefined, requestId: undefined, retryAt: undefined, effect: "none" as const };
	throw new GitHubError({
		kind: "bug",
		method: "GET",
		route,
		reasons: ["too many pages"],
		cause: "endless list",
		...facts,
	});
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) found.push(item);
	return found;
}
