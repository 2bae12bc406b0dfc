import { type CST, Parser } from "yaml";

/**
 * How deep collections nest in `text`, valid YAML or not. It walks yaml's syntax tokens with a list of its own instead
 * of the call stack, which a hostile file would overflow.
 */
export function nestingDepth(text: string): number {
	let deepest = 0;
	const waiting: { token: CST.Token | null | undefined; depth: number }[] = [];
	for (const token of new Parser().parse(text)) waiting.push({ token, depth: 0 });
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { token, depth } = next;
		if (token?.type === "document") waiting.push({ token: token.value, depth });
		if (!token || !("items" in token)) continue;
		deepest = Math.max(deepest, depth + 1);
		for (const item of token.items) {
			if ("key" in item) waiting.push({ token: item.key, depth: depth + 1 });
			if ("value" in item) waiting.push({ token: item.value, depth: depth + 1 });
		}
	}
	return deepest;
}
