/** PostgreSQL's text holds every character but NUL, which text of others may carry. */
export function storable(text: string): string {
	return text.replaceAll("\0", "\u{FFFD}");
}
