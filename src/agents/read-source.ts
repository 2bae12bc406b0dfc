/** The bytes of an agent file as text: of bounded size, valid Unicode, line feeds only, no byte order mark. */

import type { AgentNotice } from "./agent.ts";
import type { AgentFailure } from "./agent-load.ts";

/** Agents in the wild stay under 64 KB; more is a mistake or an attack on the model's budget. */
export const AGENT_FILE_BYTES = 256 * 1024;

export interface Source {
	readonly text: string;
	readonly notices: readonly AgentNotice[];
}

export function readSource(source: string | Uint8Array, file: string): Source | AgentFailure {
	const bytes = typeof source === "string" ? Buffer.byteLength(source) : source.byteLength;
	if (bytes > AGENT_FILE_BYTES) return tooLarge(file, bytes);
	const { text, repaired } = decode(source);
	const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
	return { text: clean, notices: repaired ? [invalidText(clean, file)] : [] };
}

function decode(source: string | Uint8Array): { text: string; repaired: boolean } {
	if (typeof source === "string") return { text: source.toWellFormed(), repaired: !source.isWellFormed() };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(source), repaired: false };
	} catch {
		return { text: new TextDecoder("utf-8").decode(source), repaired: true };
	}
}

function invalidText(text: string, file: string): AgentNotice {
	const line = text.slice(0, Math.max(0, text.indexOf("\uFFFD"))).split("\n").length;
	return { file, line, message: "not valid UTF-8; each bad byte is read as U+FFFD. Save the file as UTF-8." };
}

function tooLarge(file: string, bytes: number): AgentFailure {
	return {
		kind: "too-large",
		file,
		line: 1,
		message: `The file has ${bytes} bytes; an agent may have ${AGENT_FILE_BYTES}.`,
		advice: "Shorten the prompt, or move reference material to files that the agent can read.",
	};
}
