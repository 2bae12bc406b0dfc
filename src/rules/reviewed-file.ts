import type { ChangedFile } from "../change/change-set.ts";

/** One changed file with its text at head, screened as fit for a parser. */
export interface ReviewedFile {
	readonly file: ChangedFile;
	readonly text: string;
}
