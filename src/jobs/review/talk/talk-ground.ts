import type { Settings } from "../../../settings/read-settings.ts";
import type { FetchedChange } from "../fetch-change.ts";

/** What all answers of one job stand on. */
export interface TalkGround {
	readonly fetched: FetchedChange;
	readonly settings: Settings;
}
