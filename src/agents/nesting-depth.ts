import { type CST, Parser } from "yaml";

/**
 * How deep collections nest in `text`, valid YAML or not. It walks yaml's syntax tokens with a list of its own instead
 * of the call stack, which a hostile file would overflow. Mappings that follow each other on one line (`a: b: c`) are
 * no YAML but a sentence with colons: they count once.
 */
export function nestingDepth(text: string): number {
	let deepest = 0;
	const waiting: Waiting[] = [...new Parser().parse(text)].map((token) => ({ token, depth: 1 }));
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { token, depth } = next;
		if (token?.type === "document") waiting.push({ token: token.value, depth });
		if (!token || !("items" in token)) continue;
		deepest = Math.max(deepest, depth);
		for (const item of token.items) {
			if ("key" in item) waiting.push({ token: item.key, depth: depth + 1 });
			if ("value" in item) waiting.push({ token: item.value, depth: depth + (isOneLine(item) ? 0 : 1) });
		}
	}
	return deepest;
}

interface Waiting {
	readonly token: CST.Token | null | undefined;
	readonly depth: number;
}

function isOneLine(item: CST.CollectionItem): boolean {
	return item.value?.type === "block-map" && !!item.sep && !item.sep.some((token) => token.type === "newline");
}
