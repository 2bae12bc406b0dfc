/** What a review is asked to do. */

import type { Agent } from "../agents/agent.ts";
import type { ChangeSet } from "../change/change-set.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Fingerprint } from "../findings/finding.ts";
import type { Notice } from "./result.ts";

export interface ReviewRequest {
	readonly change: ChangeSet;
	readonly configuration: Configuration;
	readonly agents: readonly Agent[];
	/** What the author says of it. */
	readonly pullRequest?: { readonly title: string; readonly body: string };
	/** Only these agents review, by name, whatever the profile says; of the rules, only those that belong to them. */
	readonly only?: readonly string[];
	/** What was said or dismissed before on this pull request. */
	readonly alreadySaid?: ReadonlySet<Fingerprint>;
	/** Those of them that were dismissed: the verdict does not count them. */
	readonly dismissed?: ReadonlySet<Fingerprint>;
	/** What the reader must know of how the review was set up. */
	readonly notices?: readonly Notice[];
}
