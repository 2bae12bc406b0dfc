import type { LoggedRequest } from "../../test/support/github/request-log.ts";

type Body = Readonly<Record<string, unknown>>;

const REACTIONS: Readonly<Record<string, string>> = { eyes: "👀", "+1": "👍", confused: "😕" };

/** What a request does, in words; tried in this order. */
const WORDS: readonly (readonly [string, RegExp, (body: Body) => string | undefined])[] = [
	["POST", /\/access_tokens$/, () => undefined],
	["POST", /\/git-upload-pack$/, () => "fetches commits with git"],
	["POST", /\/check-runs$/, () => "begins the check run"],
	["PATCH", /\/check-runs\/\d+$/, ({ conclusion }) => `writes the check run${conclusion ? `: ${conclusion}` : ""}`],
	["POST", /\/pulls\/\d+\/reviews$/, ({ comments }) => `drafts a review, ${count(comments)} on lines of the diff`],
	["POST", /\/reviews\/\d+\/events$/, () => "submits the review"],
	["DELETE", /\/reviews\/\d+$/, () => "takes a draft of its own back"],
	["POST", /\/reactions$/, ({ content }) => `reacts with ${REACTIONS[String(content)] ?? content}`],
	["POST", /\/comments\/\d+\/replies$/, () => "answers in the thread"],
	["PATCH", /\/issues\/comments\/\d+$/, () => "edits its summary in place"],
	["POST", /\/issues\/\d+\/comments$/, ({ body }) => (isSummary(body) ? "writes the summary" : "answers in a comment")],
	[
		"POST",
		/\/graphql$/,
		({ query }) => (String(query).includes("resolveReviewThread") ? "resolves a thread" : undefined),
	],
];

/** Undefined for what only reads, and for tokens. */
export function describeRequest({ method, path, body }: LoggedRequest): string | undefined {
	if (method === "GET" || method === "HEAD") return undefined;
	const known = WORDS.find(([verb, pattern]) => verb === method && pattern.test(path));
	return known === undefined ? `${method} ${path}` : known[2](parse(body));
}

/** Git's own requests are no JSON. */
function parse(body: string): Body {
	if (!body.startsWith("{")) return {};
	return JSON.parse(body) as Body;
}

function count(list: unknown): number {
	return Array.isArray(list) ? list.length : 0;
}

function isSummary(body: unknown): boolean {
	return String(body).startsWith("<!-- gregor:summary");
}
