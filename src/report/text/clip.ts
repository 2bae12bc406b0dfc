/** A text cut to a length; `…` tells that something is missing. Cut before escaping, so that no escape is cut in two. */
export function clip(text: string, limit: number): string {
	return text.length <= limit ? text : `${text.slice(0, limit).toWellFormed()}…`;
}
