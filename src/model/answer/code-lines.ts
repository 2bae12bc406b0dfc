/** Which quotations are code that was shown, so that a comment or a string can not be an argument. */

/** Shorter than this, white space apart, and it is found everywhere. */
const LEAST = 8;

const COMMENT = /^\s*(?:\d+\s*[|:]?\s*)?[+>-]?\s*(?:\/\/|\/\*|\*|#|--|<!--|;)/;

/** @param texts everything that was shown or read. */
export function codeLines(texts: readonly string[]): (quote: string) => boolean {
	const shown = squeeze(
		texts
			.flatMap((text) => text.split("\n"))
			.filter((line) => !COMMENT.test(line))
			.map(withoutRemarks)
			.join("\n"),
	);
	return (quote) => {
		const line = quote.split("\n").find((one) => one.trim() !== "") ?? "";
		if (COMMENT.test(line)) return false;
		const wanted = squeeze(withoutRemarks(line));
		return wanted.length >= LEAST && shown.includes(wanted);
	};
}

/** Without what stands in quotes and what follows `//`. */
function withoutRemarks(line: string): string {
	return line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\/.*$/, "");
}

function squeeze(text: string): string {
	return text.replace(/\s+/g, "");
}
