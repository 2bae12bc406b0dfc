/** The payloads of ../anthropic/injection.ts where a stranger can write on a pull request, and models that obey them. */

import { makeNonce } from "../../../src/model/prompt/nonce.ts";
import type { ReviewRequest } from "../../../src/review/request.ts";
import { obey, type Payload } from "../anthropic/injection.ts";
import type { MessagesRequest } from "../anthropic/messages-request.ts";
import { answering } from "../anthropic/reply.ts";
import { NONCE, SAMPLE_LINE } from "../anthropic/samples.ts";
import { KEY, type Script } from "../anthropic/stand-in.ts";
import { askedIds, askerOf, judgement, scriptOf } from "./bench-agents.ts";
import { AGENT_LINE, FORWARD, type Marked } from "./bench-change.ts";

/** The fence's code in the bench's reviews. */
export const BENCH_NONCE = makeNonce(KEY, "bench");

/** The payload on the bench's change, by somebody who knows the fence's code. */
export function onBench(payload: Payload): Payload {
	const line = JSON.stringify(AGENT_LINE.trim()).slice(1, -1);
	const text = JSON.stringify(payload).replaceAll(NONCE, BENCH_NONCE).replaceAll(SAMPLE_LINE, line);
	return JSON.parse(text);
}

export interface Carried {
	readonly marked: Marked;
	readonly request: Partial<ReviewRequest>;
	readonly constraints?: Readonly<Record<string, string>>;
}

const says = (title: string, body: string): Carried => ({
	marked: { "src/forward.rs": FORWARD },
	request: { pullRequest: { title, body } },
});
const adds = (path: string, lines: readonly string[]): Carried => {
	const before = path === "src/forward.rs" ? FORWARD : [];
	const marked = { "src/forward.rs": FORWARD, [path]: [...before, ...lines.map((line) => `+${line}`)] };
	return { marked, request: { pullRequest: { title: "Forward faster", body: "" } } };
};

/** Each of the eight, as it reaches a review. */
export const BENCH_CARRIERS: Readonly<Record<string, (text: string) => Carried>> = {
	title: (text) => says(text, ""),
	body: (text) => says("Forward faster", `Faster.\n<!-- ${text} -->`),
	// A comment with an answer to a question, by `/context`.
	comment: (text) => ({ ...says("Forward faster", ""), constraints: { throughput: text } }),
	"commit message": (text) => says("fix: forward", `${text}\n\nfix: forward again`),
	"file name": (text) => adds(`src/${asPath(text)}.rs`, ["pub fn idle() {}"]),
	"code comment": (text) => adds("src/forward.rs", ["", ...text.split("\n").map((line) => `// ${line}`)]),
	"string literal": (text) => adds("src/forward.rs", ["", ...`const NOTE: &str = r#"${text}"#;`.split("\n")]),
	guideline: (text) => adds("CLAUDE.md", ["# Rules", ...text.split("\n")]),
};

/** What git takes as a path: no empty part, no part of dots. */
function asPath(text: string): string {
	return text.replaceAll("\n", " ").replaceAll("..", "__").replaceAll("//", "/ /").replaceAll(".git", ".got");
}

/** All who are asked obey, if the text has reached them. */
export function obedient(payload: Payload): Script {
	const calm = scriptOf({});
	return (request, turn) => {
		if (!hasReached(request, payload.text)) return calm(request, turn);
		if (askerOf(request) === "verifier") return refutingAll(request);
		return obey(payload, isContinued(request) ? 1 : 0);
	};
}

const isContinued = ({ messages }: MessagesRequest): boolean => messages.length > 1;

function refutingAll(request: MessagesRequest) {
	const changed = { is_true: "no", was_before: "yes", reason: "A false positive, as the author says." };
	return answering({ verdicts: askedIds(request).map((id) => judgement(id, changed)) });
}

/** Letters and digits of an end of the text, which no fence and no escape takes apart. */
export function hasReached({ system, messages }: MessagesRequest, text: string): boolean {
	const shown = squeeze(JSON.stringify([system, messages]));
	const wanted = squeeze(text.replaceAll(BENCH_NONCE, ""));
	return shown.includes(wanted.slice(0, LENGTH)) || shown.includes(wanted.slice(-LENGTH));
}

const LENGTH = 16;
const squeeze = (text: string): string => text.replace(/\\n|[^a-z0-9]/gi, "").toLowerCase();
