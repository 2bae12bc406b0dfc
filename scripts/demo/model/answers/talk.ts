/** What people and agents say to each other in the story. */

import type { Shown } from "../read-shown.ts";
import { REPEATED_ALERT } from "./kafka-architect.ts";

/** What a maintainer answers to a finding. */
export const OBJECTION =
	"That is on purpose: the notifier reads `alerts` as a table, one row a meter, and shows the latest figure. It drops repeats itself.";

interface WrittenTalk {
	readonly reason: string;
	readonly finding: "withdrawn" | "unsure";
	readonly reply: string;
}

/** To what nobody could foresee. */
const NOT_FORESEEN: WrittenTalk = {
	reason: "What was said is not known beforehand.",
	finding: "unsure",
	reply:
		"Nobody has read what you say: answers are written beforehand in this demo, as it runs without a key. With ANTHROPIC_API_KEY set, `npm run demo -- --live` lets Claude read it and answer.",
};

const AGREED: WrittenTalk = {
	reason: "The topic is read as a table, so the repetition keeps the figure current, and who reads it drops repeats.",
	finding: "withdrawn",
	reply:
		"Then you are right: where each meter is one row, the repetition is what keeps it current. One thing is left: a table wants `cleanup.policy: compact` in `deploy/topics.yml`. With a day of retention, a notifier that starts anew knows only the meters of that day.",
};

/** The comment that is to be answered comes last. */
export function talkOn({ blocks }: Shown): WrittenTalk {
	const isAboutIt = blocks.some(({ text }) => text.includes(REPEATED_ALERT));
	return isAboutIt && blocks.at(-1)?.text === OBJECTION ? AGREED : NOT_FORESEEN;
}
