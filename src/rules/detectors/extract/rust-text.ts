/** Rust source made safe to search: comments blanked, every offset and line kept. */

/** Replaces comments by spaces. Strings stay; raw strings and character literals are stepped over. */
export function withoutRustComments(text: string): string {
	return text.replace(
		/r(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\[^\n]{1,9})'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
		(found) => (found.startsWith("/") ? found.replace(/[^\n]/g, " ") : found),
	);
}

/** Offset just after the parenthesis that closes the one opened before `start`; the text's end where none does. */
export function afterClosing(text: string, start: number): number {
	let depth = 1;
	for (let index = start; index < text.length; index++) {
		const character = text[index] as string;
		if (character === '"') index = endOfString(text, index);
		else if ("([{".includes(character)) depth++;
		else if (")]}".includes(character) && --depth === 0) return index + 1;
	}
	return text.length;
}

function endOfString(text: string, opening: number): number {
	let index = opening + 1;
	while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
	return index;
}

/** Gives 1-based line numbers of offsets, by binary search. */
export function lineFinder(text: string): (offset: number) => number {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let [low, high] = [0, starts.length];
		while (low + 1 < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle;
		}
		return low + 1;
	};
}
