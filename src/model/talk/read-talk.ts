/** From what a model answered to what may be told. */

import type { TextGuard } from "../answer/guard-text.ts";
import { readObject } from "../answer/read-object.ts";
import { readText } from "../answer/read-values.ts";
import type { Failure } from "../failure.ts";
import { TALK_REPLY_CHARACTERS, TEXT_LENGTHS } from "../limits.ts";
import { TALK_STANDS, type TalkStand } from "./talk-schema.ts";

export interface Talk {
	readonly reply: string;
	readonly finding: TalkStand;
	readonly reason: string;
}

/** An unknown word for the finding changes nothing about it. */
export function readTalk(text: string, guard: TextGuard): Talk | Failure {
	const fields = readObject(text);
	if (!fields) return { kind: "bad-json" };
	if (typeof fields.reply !== "string") return { kind: "wrong-schema" };
	const reply = guard.clean(fields.reply, TALK_REPLY_CHARACTERS);
	const reason = guard.clean(readText(fields.reason), TEXT_LENGTHS.short);
	if (reply === undefined || reason === undefined) {
		return { kind: "wrong-schema", detail: "The answer held something that only Gregor may know." };
	}
	const word = readText(fields.finding).trim().toLowerCase();
	const finding = TALK_STANDS.find((stand) => stand === word) ?? "unsure";
	// Nobody is told in silence that they are right.
	if (finding === "withdrawn" && reply === "") return { kind: "wrong-schema" };
	return { reply, finding, reason };
}
