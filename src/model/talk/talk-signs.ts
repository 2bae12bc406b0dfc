/** Whether something that an agent read, before it answered a person, speaks to reviewers. */

import { showData } from "../prompt/fence.ts";
import { injectionSigns } from "../prompt/injection-signs.ts";
import type { TalkRequest } from "./talk-request.ts";

/** In a conversation people call each other by name; that alone is no sign. "A note to Gregor:" is more than that. */
const SALUTATION =
	/(?<=^[ \t>]*|[.!?,;][ \t]+|\b(?:hi|hey|hello|thanks|thank you|sorry|no|yes|ok|but|and)[ \t]+)@?(?:gregor|claude)\b(?:\[bot\])?[ \t]*[,:]?/gim;

/** What people say of any reviewer's finding; in the code it would be addressed to one. */
const VERDICT_OF_A_PERSON = /\b(?:a |an )?false[ -](?:positive|alarm)s?\b/gi;

/** A hidden character in the middle of a word must not hide the word. */
const WRITTEN_OUT = /⟨U\+[0-9A-F]{4,6}⟩/g;

/** @param read what tools handed back. What Gregor itself said is passed over. */
export function speaksToReviewers({ sections, added, comment, nonce }: TalkRequest, read: readonly string[]): boolean {
	const said = sections.filter(({ from }) => from === "person").map(({ text }) => text);
	const change = sections.filter(({ from }) => from === "change").flatMap(({ title, text }) => [title, text]);
	const spoken = [...said, comment.body].map((text) =>
		showData(text, nonce).replace(SALUTATION, "").replace(VERDICT_OF_A_PERSON, ""),
	);
	const shown = [...change, ...added, ...read].map((text) => showData(text, nonce));
	return [...spoken, ...shown].some((text) => [text, text.replace(WRITTEN_OUT, "")].some(hasSign));
}

const hasSign = (text: string): boolean => injectionSigns(text).length > 0;
