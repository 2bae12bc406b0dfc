/** `text` with its 1-based lines `startLine` to `endLine` replaced; the file's line ends are kept, `""` deletes. */
export function replaceLines(edit: {
	readonly text: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly replacement: string;
}): string {
	const lines = edit.text.split("\n");
	const carriage = lines[edit.startLine - 1]?.endsWith("\r") ? "\r" : "";
	const added =
		edit.replacement === "" ? [] : edit.replacement.split("\n").map((line) => line.replace(/\r$/, "") + carriage);
	return [...lines.slice(0, edit.startLine - 1), ...added, ...lines.slice(edit.endLine)].join("\n");
}
