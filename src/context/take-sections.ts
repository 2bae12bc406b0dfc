import type { ContextSection, SectionKind } from "./agent-context.ts";
import { BUDGET_SHARES } from "./limits.ts";
import { section, takeParts } from "./section.ts";

/** A section of parts, the most needed first, that is filled as far as the budget goes. */
export interface OptionalSection {
	readonly kind: SectionKind;
	readonly title: string;
	readonly parts: readonly string[];
}

export interface Taken {
	readonly sections: readonly ContextSection[];
	/** A phrase for each section of which parts found no room. */
	readonly leftOut: readonly string[];
}

/** Fills the sections in their order, each up to its share of `budgetTokens` and all together up to `roomTokens`. */
export function takeSections(optional: readonly OptionalSection[], budgetTokens: number, roomTokens: number): Taken {
	const sections: ContextSection[] = [];
	const leftOut: string[] = [];
	let room = roomTokens;
	for (const { kind, title, parts } of optional) {
		const taken = takeParts(parts, Math.min(shareOf(kind) * budgetTokens, room));
		for (const made of section(kind, title, taken.text)) {
			sections.push(made);
			room -= made.tokens;
		}
		if (taken.left > 0) leftOut.push(`${kind}, ${taken.left} of ${parts.length}: no room`);
	}
	return { sections, leftOut };
}

function shareOf(kind: SectionKind): number {
	if (kind === "definitions" || kind === "guidelines") return BUDGET_SHARES[kind];
	return BUDGET_SHARES.callers;
}
