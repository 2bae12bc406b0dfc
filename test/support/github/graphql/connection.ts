import { type Arguments, type GraphqlObject, graphqlError } from "./execute.ts";

const MOST_NODES = 100;

/** A page of a list, in the form of GitHub's connections; GitHub insists on a bound. */
export function connection<T>(
	name: string,
	items: readonly T[],
	toObject: (item: T) => GraphqlObject,
	{ first, last, after, before }: Arguments,
): GraphqlObject {
	const wanted = first ?? last;
	if (typeof wanted !== "number") {
		const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
		throw graphqlError("MISSING_PAGINATION_BOUNDARIES", message);
	}
	if (wanted > MOST_NODES) {
		const message = `Requesting ${wanted} records on the \`${name}\` connection exceeds the \`first\` limit of ${MOST_NODES} records.`;
		throw graphqlError("EXCESSIVE_PAGINATION", message);
	}
	const from = typeof after === "string" ? indexOf(after) + 1 : 0;
	const to = typeof before === "string" ? indexOf(before) : items.length;
	const begin = first === undefined || first === null ? Math.max(from, to - wanted) : from;
	const end = first === undefined || first === null ? to : Math.min(to, from + wanted);
	const nodes = items.slice(begin, end).map(toObject);
	return {
		__typename: `${name}Connection`,
		totalCount: items.length,
		nodes,
		edges: nodes.map((node, index) => ({ __typename: `${name}Edge`, cursor: cursor(begin + index), node })),
		pageInfo: {
			__typename: "PageInfo",
			hasNextPage: end < items.length,
			hasPreviousPage: begin > 0,
			startCursor: nodes.length === 0 ? null : cursor(begin),
			endCursor: nodes.length === 0 ? null : cursor(end - 1),
		},
	};
}

const cursor = (index: number) => Buffer.from(`cursor:${index}`).toString("base64");
const indexOf = (text: string) => Number(Buffer.from(text, "base64").toString().split(":")[1] ?? -1);
