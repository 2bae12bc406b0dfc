/** The context as the text that a model reads. All that comes from people and repositories is fenced as data. */

import { showHidden } from "../change/show-hidden.ts";
import type { AgentContext, ContextSection } from "./agent-context.ts";
import { showLookAlikes } from "./show-look-alikes.ts";

/**
 * `nonce` must not be guessable by who wrote the change, at least 8 letters and digits. Keep it the same for a pull
 * request: a cached prefix ends where it differs.
 *
 * @throws {RangeError} when the nonce is too short or holds anything else.
 */
export function printContext(context: AgentContext, nonce: string): string {
	if (!/^[A-Za-z0-9]{8,}$/.test(nonce)) throw new RangeError("The nonce must be at least 8 letters and digits.");
	const sections = context.sections.map((section) => printSection(section, nonce));
	const leftOut =
		context.leftOut.length > 0 ? [fence("Left out of what you see", context.leftOut.join("\n"), nonce)] : [];
	return [...sections, ...leftOut].join("\n\n");
}

/** One section, fenced. Sections joined by an empty line make the whole: a cache may end after any of them. */
export function printSection(section: ContextSection, nonce: string): string {
	const title = section.path === undefined ? section.title : `${section.title}: ${section.path}`;
	return fence(title, section.text, nonce);
}

function fence(title: string, text: string, nonce: string): string {
	return `## ${oneLine(defuse(title, nonce))}\n<data ${nonce}>\n${defuse(text, nonce)}\n</data ${nonce}>`;
}

/** Data cannot say the nonce, so it cannot close its fence or open another; nor can it hide a character. */
function defuse(text: string, nonce: string): string {
	return showLookAlikes(showHidden(text)).replaceAll(new RegExp(nonce, "gi"), "⟨nonce⟩");
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");
