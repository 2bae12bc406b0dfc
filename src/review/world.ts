/** The few things that a review asks of the outside; the edges build them and hand them in. */

import type { ReadFile } from "../change/change-set.ts";
import type { OwnRules } from "../rules/own-rules.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { Syntax } from "../syntax/open-syntax.ts";
import type { ScanOutcome, ScanRequest } from "../syntax/scan/scan.ts";
import type { ModelWorld } from "./agents/model-world.ts";

export interface ReviewWorld {
	/** Files of the version under review. */
	readonly readHead: ReadFile;
	readonly book: RuleBook;
	readonly own: OwnRules;
	readonly scan: (request: ScanRequest) => Promise<ScanOutcome>;
	/** Rust as trees. The review asks it about files with findings only. */
	readonly syntax: Syntax;
	/** Claude, where there is a key and the configuration wants the agents to review. */
	readonly model?: ModelWorld;
	/** Told what is being done, in a phrase, for a person who waits. */
	readonly progress: (doing: string) => void;
	/** Milliseconds on a clock that only moves forward. */
	readonly now: () => number;
}
