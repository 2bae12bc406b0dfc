/** Two agents that fit the bench's change, what they and the verifier may answer, and who of them is asking. */

import type { Agent } from "../../../src/agents/agent.ts";
import type { MessagesRequest } from "../anthropic/messages-request.ts";
import { answering, type Reply } from "../anthropic/reply.ts";
import { answer, finding } from "../anthropic/samples.ts";
import type { Script } from "../anthropic/stand-in.ts";
import { AGENT_LINE, SECOND_LINE } from "./bench-change.ts";

export const AGENTS = ["first", "second"] as const;
export type Asker = (typeof AGENTS)[number] | "verifier";

export function benchAgent(name: string, more: Partial<Agent> = {}): Agent {
	return {
		name,
		description: `Reviews as the ${name}.`,
		prompt: `You are the ${name} reviewer. `.repeat(40),
		file: `agents/${name}.md`,
		other: {},
		review: {
			focus: "both",
			applies: { crates: ["rdkafka"], symbols: [], paths: [], changes: [] },
			sections: [
				{ title: "Critical", priorities: ["critical"], about: "" },
				{ title: "Verification", priorities: [], about: "How to prove it." },
			],
			questions: [{ key: "throughput", question: "How many messages a second?" }],
		},
		...more,
	};
}

export const BENCH_AGENTS: readonly Agent[] = AGENTS.map((name) => benchAgent(name));

/** Each asker's replies in turn; the last one for all further requests. */
export type Replies = Partial<Record<Asker, readonly Reply[]>>;

/** Who is not named finds nothing, and refutes nothing. */
export function scriptOf(replies: Replies): Script {
	const turns = new Map<Asker, number>();
	return (request) => {
		const asker = askerOf(request);
		const turn = turns.get(asker) ?? 0;
		turns.set(asker, turn + 1);
		const own = replies[asker] ?? [];
		return own[Math.min(turn, own.length - 1)] ?? calmReply(asker, request);
	};
}

export function askerOf({ output_config: config, system, messages }: MessagesRequest): Asker {
	const schema = config?.format?.schema as { properties?: object } | undefined;
	if (schema?.properties && "verdicts" in schema.properties) return "verifier";
	const text = JSON.stringify([system, messages]);
	return AGENTS.find((name) => text.includes(`You are the ${name} reviewer.`)) ?? "first";
}

function calmReply(asker: Asker, request: MessagesRequest): Reply {
	return asker === "verifier" ? keepingAll(request) : answering(answer([]));
}

/** What of the wire the first agent finds, and another thing that the second one does. */
export const FIRST_FOUND = finding({
	quote: AGENT_LINE,
	issue_class: "delivery-awaited",
	title: "A round trip a record",
});
export const SECOND_FOUND = finding({
	quote: SECOND_LINE,
	issue_class: "encoded-each",
	title: "Encoded again each time",
});

/** Ids of the findings that a verifier is asked about. */
export function askedIds({ messages }: MessagesRequest): readonly string[] {
	const task = /Judge ((?:F\d+(?:, )?)+)\./.exec(JSON.stringify(messages))?.[1] ?? "";
	return task.split(", ").filter(Boolean);
}

const STANDS = {
	check: "It waits.",
	is_true: "yes",
	was_before: "no",
	admitted: "no",
	small: "no",
	cannot_happen: "no",
};

/** A verifier's judgement of one finding, by default that it stands. */
export function judgement(id: string, changed: object = {}): object {
	return { id, ...STANDS, reason: "The lines do just that, once a record.", same_as: "", ...changed };
}

export function keepingAll(request: MessagesRequest): Reply {
	return answering({ verdicts: askedIds(request).map((id) => judgement(id)) });
}
