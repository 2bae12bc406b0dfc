/** A small change and the answers about it that the model's tests share. */

import type { Agent } from "../../../src/agents/agent.ts";
import type { AgentRequest } from "../../../src/model/agent-outcome.ts";
import type { ShownSection } from "../../../src/model/prompt/shown-change.ts";
import type { TreeTools } from "../../../src/model/tools/tree-tools.ts";

export const NONCE = "0f1e2d3c4b5a6978";

export const SAMPLE_AGENT: Agent = {
	name: "rust-kafka-performance-architect",
	description: "Reviews Rust and Kafka.",
	model: "opus",
	prompt: "You know Kafka clients. ".repeat(160),
	file: "agents/rust-kafka-performance-architect.md",
	other: {},
	review: {
		focus: "both",
		applies: { crates: ["rdkafka"], symbols: [], paths: [], changes: [] },
		sections: [
			{ title: "Critical", priorities: ["critical"], about: "" },
			{ title: "Verification", priorities: [], about: "How to prove it." },
		],
		questions: [
			{ key: "throughput", question: "How many messages a second?" },
			{ key: "delivery", question: "May a message be lost?" },
		],
	},
};

export const SAMPLE_LINE = "producer.send(record.clone(), Timeout::Never).await?;";
const CHANGE = [
	"fn forward(&self, record: Record) -> Result<()> {",
	"12 +     let copy = record.clone();",
	`13 +     ${SAMPLE_LINE}`,
	"14       Ok(())",
].join("\n");

export function section(kind: string, title: string, text: string): ShownSection {
	return { kind, title, text, tokens: Math.ceil(text.length / 3.6) };
}

export const SAMPLE_SECTIONS: readonly ShownSection[] = [
	section("pull-request", "What the pull request says", "Forward records faster"),
	section("change", "Change of src/forward.rs", CHANGE),
	section("callers", "Callers", "src/main.rs:40: forward(record)?;"),
	section("evidence", "Static findings", "[E1] clone-per-message src/forward.rs:12"),
];

export function shownOf(sections: readonly ShownSection[]) {
	return { sections, tokens: sections.reduce((sum, { tokens }) => sum + tokens, 0) };
}

export const SAMPLE_TREE: TreeTools = {
	readFile: async (path) => (path === "src/main.rs" ? "fn main() {\n\tforward(record);\n}\n" : undefined),
	search: async (text) => [{ path: "src/main.rs", line: 2, text: `\t${text}(record);` }],
	findDefinition: async (name) => [{ path: "src/forward.rs", line: 11, text: `fn ${name}() {}` }],
};

export const SAMPLE_REQUEST: AgentRequest = {
	agent: SAMPLE_AGENT,
	model: "claude-opus-5-5",
	shown: shownOf(SAMPLE_SECTIONS),
	files: ["src/forward.rs"],
	evidence: ["E1"],
	answered: ["delivery"],
	nonce: NONCE,
	secrets: [],
	layout: "agent-first",
	settings: {},
	tree: SAMPLE_TREE,
};

/** A good finding in the schema, with anything in it replaced. */
export function finding(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	const estimate = { level: "high", because: "5 ms a message" };
	return {
		path: "src/forward.rs",
		quote: `    ${SAMPLE_LINE}`,
		lines: { start: 13, end: 13 },
		issue_class: "delivery-awaited-per-message",
		runs: "per message: called from the poll loop",
		title: "Each delivery is awaited before the next send.",
		problem: "One round trip a message caps the task at 200 a second.",
		recommendation: "Keep a bounded set of delivery futures.",
		suggestion: null,
		priority: "high",
		gain: estimate,
		complexity: { level: "low", because: "" },
		maintenance: { level: "low", because: "" },
		risk: { level: "low", because: "" },
		measure: "kafka-producer-perf-test",
		tradeoff: null,
		confidence: 0.9,
		...changed,
	};
}

/** A whole answer in the schema. */
export function answer(findings: readonly unknown[], rest: object = {}): object {
	return { findings, static_verdicts: [], questions: [], summary: [], ...rest };
}
