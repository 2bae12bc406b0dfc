/** Markdown behind a title that opens at a click. The title is ours: nothing in it is escaped. */
export function fold(title: string, markdown: string): string {
	return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}
