/** What was reviewed, and what was not and why, down to the last file of the change. */

import type { ReviewedFile } from "../rules/reviewed-file.ts";
import type { Coverage } from "./result.ts";
import type { LeftOutFile } from "./select-files.ts";

export interface CoverageFacts {
	readonly selected: readonly ReviewedFile[];
	/** Those of the selected files that a reviewer looked at. */
	readonly relevant: readonly ReviewedFile[];
	readonly leftOut: readonly LeftOutFile[];
	/** Files that a reviewer gave up on. */
	readonly givenUp: readonly { readonly path: string; readonly reason: string }[];
}

export function coverageOf({ selected, relevant, leftOut, givenUp }: CoverageFacts): Coverage {
	const lost = new Set(givenUp.map(({ path }) => path));
	const looked = new Set(relevant.map(({ file }) => file.path));
	const foreign = selected.filter(({ file }) => !looked.has(file.path));
	return {
		reviewed: [...looked].filter((path) => !lost.has(path)),
		skipped: [
			...leftOut.map(({ path, reason }) => ({ path, reason })),
			...givenUp,
			...foreign.map(({ file }) => ({ path: file.path, reason: "neither Rust nor Kafka" })),
		],
	};
}
