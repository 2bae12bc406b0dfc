/** A small change in memory: each file as the lines of one hunk that holds all of it. */

import type { ChangeSet, ReadFile } from "../../../src/change/change-set.ts";
import { makeFile } from "../../findings/make.ts";

/** Lines marked `+`, `-` or space, by path. */
export type Marked = Readonly<Record<string, readonly string[]>>;

/** A rule matches its first added line, and nothing matches the others: those are for the agents. */
export const FORWARD: readonly string[] = [
	" use rdkafka::producer::FutureProducer;",
	" ",
	" pub async fn forward(producer: &FutureProducer, records: &[Record]) -> Result<(), Error> {",
	"     for record in records {",
	"-        enqueue(producer, record)?;",
	"+        std::thread::sleep(PAUSE);",
	"+        let wire = encode(record);",
	"+        deliver(producer, &wire).await?;",
	"     }",
	"     Ok(())",
	" }",
];
export const RULE_LINE = "        std::thread::sleep(PAUSE);";
export const AGENT_LINE = "        deliver(producer, &wire).await?;";
export const SECOND_LINE = "        let wire = encode(record);";
export const RULE = "std-sleep-in-async";

export const DIRTY: Marked = { "src/forward.rs": FORWARD };
/** The same without what the rule matches. */
export const CLEAN: Marked = { "src/forward.rs": FORWARD.filter((line) => !line.includes("sleep")) };

export interface Sides {
	readonly change: ChangeSet;
	readonly head: ReadonlyMap<string, string>;
	readonly readHead: ReadFile;
	readonly readBase: ReadFile;
}

export function sidesOf(marked: Marked): Sides {
	const files = Object.entries(marked).map(([path, lines]) => {
		const isNew = lines.every((line) => line.startsWith("+"));
		return makeFile(path, lines, isNew ? { status: "added" } : {});
	});
	const head = sideOf(marked, "-");
	const base = sideOf(marked, "+");
	return {
		change: { base: undefined, head: undefined, files, unread: [] },
		head,
		readHead: readIn(head),
		readBase: readIn(base),
	};
}

/** @param without the mark of the lines that this side does not have. */
function sideOf(marked: Marked, without: string): ReadonlyMap<string, string> {
	const texts = Object.entries(marked).map(([path, lines]) => {
		const kept = lines.filter((line) => !line.startsWith(without)).map((line) => `${line.slice(1)}\n`);
		return [path, kept.join("")] as const;
	});
	return new Map(texts.filter(([, text]) => text !== ""));
}

function readIn(texts: ReadonlyMap<string, string>): ReadFile {
	return async (path) => {
		const text = texts.get(path);
		return text === undefined ? undefined : new TextEncoder().encode(text);
	};
}
