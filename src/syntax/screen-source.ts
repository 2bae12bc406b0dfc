/**
 * Looks at a source file without parsing it, and says why it should not be parsed. A parser can spend minutes in native
 * code on a few kilobytes that nobody wrote by hand; these checks read each byte about once.
 */

import { isUtf8 } from "node:buffer";
import { endOfOpaque } from "./end-of-opaque.ts";

/** Beyond this a Rust file is generated. */
const FILE_BYTES = 1_000_000;
/** Real code stays under 60; the parser's time grows with the square of the nesting. */
export const BRACKET_DEPTH = 500;
/** Characters in one line; beyond this a file is generated or packed. */
export const LINE_LENGTH = 20_000;

/** Why `source` should not be parsed, as a phrase that follows "skipped: "; `undefined` where nothing speaks against it. */
export function screenSource(source: string | Uint8Array): string | undefined {
	if (source.length > FILE_BYTES) return `larger than ${FILE_BYTES / 1_000_000} MB`;
	const bytes =
		typeof source === "string" ? Buffer.from(source) : Buffer.from(source.buffer, source.byteOffset, source.length);
	if (bytes.length > FILE_BYTES) return `larger than ${FILE_BYTES / 1_000_000} MB`;
	if (!isUtf8(bytes)) return "not valid UTF-8";
	if (bytes.includes(0)) return "holds a NUL byte";
	if (longestLine(bytes) > LINE_LENGTH) return `a line is longer than ${LINE_LENGTH} characters`;
	return tooDeep(bytes.toString("latin1")) ? `brackets nest deeper than ${BRACKET_DEPTH}` : undefined;
}

function longestLine(bytes: Buffer): number {
	let longest = 0;
	let start = 0;
	while (start < bytes.length) {
		const feed = bytes.indexOf(10, start);
		const end = feed < 0 ? bytes.length : feed;
		longest = Math.max(longest, end - start);
		start = end + 1;
	}
	return longest;
}

/** Whether brackets outside of strings and comments nest deeper than `BRACKET_DEPTH`. */
function tooDeep(text: string): boolean {
	let depth = 0;
	for (let index = 0; index < text.length; index++) {
		switch (text.charCodeAt(index)) {
			case 0x28: // (
			case 0x5b: // [
			case 0x7b: // {
				if (++depth > BRACKET_DEPTH) return true;
				break;
			case 0x29: // )
			case 0x5d: // ]
			case 0x7d: // }
				depth = Math.max(0, depth - 1);
				break;
			case 0x22: // "
			case 0x27: // '
			case 0x2f: // /
				index = Math.max(index, endOfOpaque(text, index) - 1);
				break;
		}
	}
	return false;
}
