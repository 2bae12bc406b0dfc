/** Topics that Rust code makes: `NewTopic::new("orders", 12, TopicReplication::Fixed(3)).set("retention.ms", "…")`. */

import type { SettingsBlock } from "../settings-block.ts";
import type { Pair } from "./block-maker.ts";
import { afterClosing, lineFinder } from "./rust-text.ts";
import { asTopic } from "./topic.ts";

const MOST_TOPICS = 200;
const NEW_TOPIC = /\bNewTopic\s*::\s*new\s*\(/g;
const SET = /\.\s*set\s*\(\s*"([A-Za-z][\w.-]*)"\s*,\s*(?:"([^"]*)")?/y;

/** `code` is Rust without comments. */
export function rustTopics(path: string, code: string): SettingsBlock[] {
	const lineOf = lineFinder(code);
	return [...code.matchAll(NEW_TOPIC).take(MOST_TOPICS)].flatMap((match) => {
		const start = match.index + match[0].length;
		const end = afterClosing(code, start);
		const lines = { startLine: lineOf(match.index), endLine: lineOf(end - 1) };
		const words = code.slice(start, end - 1);
		const replicas = /TopicReplication\s*::\s*Fixed\s*\(\s*(\d+)\s*\)/.exec(words)?.[1];
		const around = replicas === undefined ? [] : [{ key: "replicas", value: replicas, lines }];
		return asTopic(chainedSettings(code, end, lineOf), around, { path, format: "rust" });
	});
}

function chainedSettings(code: string, from: number, lineOf: (offset: number) => number): Pair[] {
	const pairs: Pair[] = [];
	let at = from;
	while (true) {
		SET.lastIndex = at + (/^\s*/.exec(code.slice(at, at + 200))?.[0].length ?? 0);
		const match = SET.exec(code);
		if (match === null) return pairs;
		const line = lineOf(match.index);
		at = afterClosing(code, match.index + match[0].indexOf("(") + 1);
		pairs.push({ key: match[1] as string, value: match[2], lines: { startLine: line, endLine: lineOf(at - 1) } });
	}
}
