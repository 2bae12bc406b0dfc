/** What a review is asked to do. */

import type { Agent } from "../agents/agent.ts";
import type { ChangeSet } from "../change/change-set.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Fingerprint } from "../findings/finding.ts";
import type { SaidFinding } from "../findings/said.ts";
import type { Notice } from "./result.ts";

export interface ReviewRequest {
	readonly change: ChangeSet;
	readonly configuration: Configuration;
	readonly agents: readonly Agent[];
	/** What the author says of it. */
	readonly pullRequest?: { readonly title: string; readonly body: string };
	/** Only these agents review, by name, whatever the profile says; of the rules, only those that belong to them. */
	readonly only?: readonly string[];
	/** What earlier reviews of this pull request said, as far as it was kept in full. */
	readonly said?: readonly SaidFinding[];
	/** Identities of what was said or dismissed before. */
	readonly alreadySaid?: ReadonlySet<Fingerprint>;
	/** Those of them that were dismissed: the verdict does not count them. */
	readonly dismissed?: ReadonlySet<Fingerprint>;
	/** What the reader must know of how the review was set up. */
	readonly notices?: readonly Notice[];
}
