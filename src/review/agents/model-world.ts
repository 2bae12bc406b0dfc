/** What the agents ask of the outside; the edges build it where there is a key and the configuration wants agents. */

import type { ReadFile } from "../../change/change-set.ts";
import type { Grep } from "../../context/context-request.ts";
import type { AgentProgress } from "../../model/agent-outcome.ts";
import type { CallWorld } from "../../model/call-model.ts";

export interface ModelWorld {
	readonly calls: CallWorld;
	/** Model ids by alias, where the operator's account spells them otherwise. */
	readonly aliases: Readonly<Record<string, string>>;
	/** The random code of the fence around data; the same for all runs on a pull request. */
	readonly nonce: string;
	/** What may appear in no answer. */
	readonly secrets: readonly string[];
	/** Files of the merge base: what was there before, and the guidelines. */
	readonly readBase: ReadFile;
	/** Searches the version under review. */
	readonly grep: Grep;
	readonly onProgress: (progress: AgentProgress) => void;
}
