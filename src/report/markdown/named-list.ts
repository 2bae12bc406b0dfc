import { counted } from "../numbers.ts";

/** The lines that are named, and how many are not: `- and 7 more files`. */
export function namedList(lines: readonly string[], total: number, what: string): string {
	const more = total - lines.length;
	return [...lines, ...(more > 0 ? [`- and ${counted(more, `more ${what}`)}`] : [])].join("\n");
}
