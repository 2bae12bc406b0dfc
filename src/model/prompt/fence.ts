/** Data from people and repositories, between tags that it cannot know and so cannot close. */

import { showHidden } from "../../change/show-hidden.ts";
import { showLookAlikes } from "./look-alikes.ts";

/** @param title in our own words; a path in it may be anybody's, and is kept to one line without tags. */
export function fence(nonce: string, title: string, text: string): string {
	const about = showData(title, nonce)
		.replace(/[\n\t]+/g, " ")
		.replace(/["<>]/g, "'");
	return `<data-${nonce} about="${about}">\n${showData(text, nonce)}\n</data-${nonce}>`;
}

/** What cannot be seen is written out, letters that pose as others too, and the nonce itself is taken away. */
export function showData(text: string, nonce: string): string {
	return showLookAlikes(showHidden(text)).replaceAll(nonce, "[removed]");
}
