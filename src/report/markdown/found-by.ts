import type { ReportOptions } from "../report-options.ts";
import { clip } from "../text/clip.ts";
import { sourceLink } from "./links.ts";

/** Characters of a name or id; longer ones are nobody's. */
const NAME = 100;
const MOST_SOURCES = 8;

/** All who found it, in their order: agents and rules, these with a link to their page. */
export function foundBy(sources: readonly string[], options: Pick<ReportOptions, "docsUrl" | "rules">): string {
	const names = sources.slice(0, MOST_SOURCES).map((source) => sourceLink(clip(source, NAME), options));
	const more = sources.length - MOST_SOURCES;
	const all = more > 0 ? [...names, `${more} more`] : names;
	return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all.at(-1)}` : all.join("");
}
