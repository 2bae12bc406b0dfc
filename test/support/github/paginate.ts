import type { Answer } from "./exchange.ts";

const FEWEST_PER_PAGE = 30;
const MOST_PER_PAGE = 100;

/** Cuts the page out of a whole list, with the `link` header that leads to the others. */
export function paginate(answer: Answer, url: URL): Answer {
	if (answer.list === undefined) return answer;
	const { items, under } = answer.list;
	const size = Math.min(positive(url.searchParams.get("per_page")) ?? FEWEST_PER_PAGE, MOST_PER_PAGE);
	const page = positive(url.searchParams.get("page")) ?? 1;
	const pages = Math.max(1, Math.ceil(items.length / size));
	const shown = items.slice((page - 1) * size, page * size);
	const body = under === undefined ? shown : { total_count: items.length, [under]: shown };
	const link = linksOf(url, page, pages);
	return { status: answer.status, body, headers: { ...answer.headers, ...(link === "" ? {} : { link }) } };
}

function linksOf(url: URL, page: number, pages: number): string {
	const to = (relation: string, target: number) => {
		const there = new URL(url);
		there.searchParams.set("page", String(target));
		return `<${there}>; rel="${relation}"`;
	};
	const back = page > 1 ? [to("prev", page - 1)] : [];
	const ahead = page < pages ? [to("next", page + 1), to("last", pages)] : [];
	return [...back, ...ahead, ...(page > 1 ? [to("first", 1)] : [])].join(", ");
}

function positive(text: string | null): number | undefined {
	const number = Number(text);
	return text !== null && Number.isInteger(number) && number > 0 ? number : undefined;
}
