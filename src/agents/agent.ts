/** An agent: an expert reviewer described by a markdown file in the Claude Code subagent format. */

import type { Priority } from "../config/priority.ts";

export type Focus = "performance" | "architecture" | "both";

/** When an agent applies. A file fits when any one list matches it. */
export interface Applicability {
	/** Crates that the changed Rust code names, such as `rdkafka`. */
	readonly crates: readonly string[];
	/** Names in added code, such as `spawn_blocking` or `unsafe`. */
	readonly symbols: readonly string[];
	/** Globs over paths. */
	readonly paths: readonly string[];
	/** Kinds of signal of the profile; see `src/change/profile.ts`. */
	readonly changes: readonly string[];
}

export interface ReportSection {
	readonly title: string;
	/** Findings of these priorities go here; empty for a section of prose, such as a summary. */
	readonly priorities: readonly Priority[];
	/** What belongs here, for the model and the reader. */
	readonly about: string;
}

/** One thing the reviewer needs to know of the system, answered by configuration, pull request or `/context`. */
export interface Question {
	/** The key that answers it: throughput, latency, message_size, delivery, deployment. */
	readonly key: string;
	readonly question: string;
}

export interface ReviewBlock {
	readonly focus: Focus;
	readonly applies: Applicability;
	readonly sections: readonly ReportSection[];
	readonly questions: readonly Question[];
}

export interface Agent {
	readonly name: string;
	readonly description: string;
	/** opus, sonnet, haiku, inherit, or a model's id. */
	readonly model?: string;
	readonly color?: string;
	readonly tools?: readonly string[];
	/** Absent in files that were not written for Gregor. */
	readonly review?: ReviewBlock;
	/** Frontmatter keys that Gregor does not know, as they were read. */
	readonly other: Readonly<Record<string, unknown>>;
	/** The markdown under the frontmatter: the system prompt. */
	readonly prompt: string;
	/** Where it was read from, for messages. */
	readonly file: string;
}

/** Something a loader mended or could not use, with its place. */
export interface AgentNotice {
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	readonly message: string;
}

/** An agent's part of one review. */
export interface Assignment {
	readonly agent: Agent;
	readonly files: readonly string[];
	/** One sentence that names path and line. */
	readonly reason: string;
}
