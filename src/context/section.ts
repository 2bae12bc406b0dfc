import type { ContextSection, SectionKind } from "./agent-context.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** What the fence and the title of a section take. */
export const FRAME_TOKENS = 25;

/** A section, or nothing where there is no text. */
export function section(kind: SectionKind, title: string, text: string): readonly ContextSection[] {
	return text.trim() === "" ? [] : [{ kind, title, text, tokens: estimateTokens(text) + FRAME_TOKENS }];
}

/** As many parts as fit, in order; a part that is too long is passed over for the next. `left` counts the others. */
export function takeParts(parts: readonly string[], tokens: number): { readonly text: string; readonly left: number } {
	const taken: string[] = [];
	let room = tokens - FRAME_TOKENS;
	for (const part of parts) {
		const cost = estimateTokens(`${part}\n\n`);
		if (cost > room) continue;
		taken.push(part);
		room -= cost;
	}
	return { text: taken.join("\n\n"), left: parts.length - taken.length };
}
