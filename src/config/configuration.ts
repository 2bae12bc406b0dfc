/** What is in force for one repository, after `.github/gregor.yml` and the defaults. */

import type { ModelSettings } from "./model-settings.ts";
import type { Priority } from "./priority.ts";

export interface Configuration {
	/** Which pull requests are reviewed without being asked. */
	readonly reviews: {
		readonly drafts: boolean;
		readonly bots: boolean;
		/** Pushes after which automatic reviews of one pull request pause until someone asks. */
		readonly pauseAfter: number;
	};
	readonly agents: {
		/** Built-in or repository agents that never review. */
		readonly off: readonly string[];
		/** Agents that always review, whatever the profile says; also how an agent without a `review:` block is named. */
		readonly on: readonly string[];
		/** Agents forced for paths. */
		readonly forced: readonly { readonly paths: readonly string[]; readonly agents: readonly string[] }[];
	};
	readonly paths: { readonly include: readonly string[]; readonly exclude: readonly string[] };
	readonly rules: Readonly<Record<string, { readonly enabled: boolean; readonly priority?: Priority }>>;
	readonly instructions: readonly { readonly paths: readonly string[]; readonly text: string }[];
	readonly limits: {
		readonly inlineFindings: number;
		readonly findingsPerRule: number;
		readonly inlineConfidence: number;
		readonly listedConfidence: number;
		readonly fileBytes: number;
		readonly diffBytes: number;
	};
	/** The system's constraints; each answers an agent's question of the same key. */
	readonly constraints: Readonly<Record<string, string>>;
	/** How Claude is asked. */
	readonly model: ModelSettings;
	/** The lowest priority that makes a review fail; `never` where none does. */
	readonly failOn: Priority | "never";
}
