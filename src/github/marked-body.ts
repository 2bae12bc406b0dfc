import { MAX_BODY_CHARACTERS } from "./limits.ts";
import { printRunMarker, type RunMarker } from "./run-marker.ts";

const CUT = "\n\n… cut: GitHub takes no more.";

/** A body with its marker as first line, within GitHub's limit of a body. */
export function markedBody(marker: RunMarker, body: string): string {
	const marked = body === "" ? printRunMarker(marker) : `${printRunMarker(marker)}\n${body}`;
	return clipText(marked, MAX_BODY_CHARACTERS);
}

/** A text cut to `limit` characters, with a word that it was. */
export function clipText(text: string, limit: number): string {
	if (text.length <= limit) return text;
	return `${text.slice(0, limit - CUT.length).toWellFormed()}${CUT}`;
}
