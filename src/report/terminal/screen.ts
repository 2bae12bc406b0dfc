import { showHidden } from "../../change/show-hidden.ts";
import type { ReportOptions } from "../report-options.ts";
import { type Paint, painter } from "./paint.ts";

/** What every part of the terminal report draws with. */
export interface Screen {
	readonly paint: Paint;
	/** Columns. */
	readonly width: number;
	/** The lines of a file in head, or `undefined` where its text is not at hand. Asked for once a file. */
	readonly linesOf: (path: string) => readonly string[] | undefined;
}

const DEFAULT_WIDTH = 100;
/** Narrower than this, nothing can be laid out; the terminal wraps by itself. */
const LEAST_WIDTH = 40;

export function screenOf(options: ReportOptions): Screen {
	const known = new Map<string, readonly string[] | undefined>();
	return {
		paint: painter(options.colour ?? false),
		width: Math.max(LEAST_WIDTH, options.width ?? DEFAULT_WIDTH),
		linesOf: (path) => {
			if (!known.has(path)) known.set(path, options.headText?.(path)?.split("\n"));
			return known.get(path);
		},
	};
}

/** Text from outside on one line: nothing hidden, no line feed, no tab. */
export function oneLine(text: string): string {
	return showHidden(text).replace(/\s+/g, " ").trim();
}
