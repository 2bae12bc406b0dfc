import { showHidden } from "../change/show-hidden.ts";

/** Prose as a person should see it and mostly does not: comments of HTML and hidden characters written out, cut in length. */
export function showProse(text: string, maxCharacters: number): string {
	const shown = showHidden(text).replaceAll(/<!--([\s\S]*?)(?:-->|$)/g, (_, comment: string) => {
		return `⟨hidden from readers by HTML: ${comment.trim()}⟩`;
	});
	const characters = shown.trim();
	if (characters.length <= maxCharacters) return characters;
	return `${characters.slice(0, maxCharacters)}\n… (${characters.length - maxCharacters} more characters)`;
}
