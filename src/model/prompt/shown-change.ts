/** What a reviewer is shown of a change, as this room needs it. The context room's result fits it as it is. */

import type { Layout } from "./layout.ts";

export interface ShownSection {
	/** One line in Gregor's own words; nothing of the repository but a path. */
	readonly title: string;
	/** Data from people and repositories, not yet fenced. */
	readonly text: string;
	/** Estimated. */
	readonly tokens: number;
	/** What it is, such as `change` or `callers`; decides its place and what is left out when less must do. */
	readonly kind?: string;
	/** The file that it is about; anybody's text, told with the title. */
	readonly path?: string;
}

export interface ShownChange {
	readonly sections: readonly ShownSection[];
	/** What of the change is not shown, a phrase each. */
	readonly leftOut?: readonly string[];
	/** The sum of the sections' estimates. */
	readonly tokens: number;
}

/** What a section is called towards the model and in messages; a path in it may be anybody's text. */
export function nameOf({ title, path }: Pick<ShownSection, "title" | "path">): string {
	return path === undefined ? title : `${title}: ${path}`;
}

/**
 * Kinds in the order of the prompt. A cached prefix ends at the first difference, so what differs between the agents
 * of a run or changes with every push goes last.
 */
const ORDER = ["instructions", "guidelines", "pull-request", "change", "definitions", "callers", "implementers"];
const VOLATILE = ["system", "files", "said", "evidence"];

/** What a review cannot do without, however small the prompt has to be. */
const ESSENTIAL: ReadonlySet<string> = new Set(["change", "files", "said", "evidence", "system"]);

/** What is known of the system is an agent's own, and seldom changes: where the agent comes first, it follows at once. */
export function inPromptOrder(sections: readonly ShownSection[], layout: Layout): readonly ShownSection[] {
	const order = layout === "agent-first" ? ["system", ...ORDER, ...VOLATILE] : [...ORDER, ...VOLATILE];
	const place = ({ kind }: ShownSection) => {
		const index = order.indexOf(kind ?? "change");
		return index < 0 ? order.indexOf("definitions") : index;
	};
	return sections.toSorted((one, other) => place(one) - place(other));
}

/** Whether another agent, or the next push, may find the same section in the cache. */
export function isStable({ kind }: ShownSection): boolean {
	return !VOLATILE.includes(kind ?? "change");
}

export interface Smaller {
	readonly shown: ShownChange;
	/** Names of what is not shown any more. */
	readonly leftOut: readonly string[];
}

/** `size` 0 is all; 1 leaves out what only explains; from 2 on half of the changed files go, the last ones first. */
export function shrink(shown: ShownChange, size: number): Smaller {
	if (size === 0) return { shown, leftOut: [] };
	const essential = shown.sections.filter(({ kind }) => ESSENTIAL.has(kind ?? "change"));
	const changes = essential.filter(({ kind }) => (kind ?? "change") === "change");
	const kept = new Set(changes.slice(0, Math.max(1, Math.floor(changes.length / 2 ** (size - 1)))));
	const sections = essential.filter((section) => (section.kind ?? "change") !== "change" || kept.has(section));
	const tokens = sections.reduce((sum, section) => sum + section.tokens, 0);
	const leftOut = shown.sections.filter((section) => !sections.includes(section)).map(nameOf);
	return { shown: { ...shown, sections, tokens }, leftOut };
}
