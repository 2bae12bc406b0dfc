/** One match as the `ast-grep` command prints it (`--json=stream`), read strictly where we rely on it. */

interface Position {
	/** 0-based. */
	readonly line: number;
	/** 0-based, in characters. */
	readonly column: number;
}

export interface MatchRange {
	/** Offsets into the file's bytes. */
	readonly byteOffset: { readonly start: number; readonly end: number };
	readonly start: Position;
	readonly end: Position;
}

export interface Capture {
	readonly text: string;
	readonly range: MatchRange;
}

export interface Match {
	readonly ruleId: string;
	/** Path as it was handed to the scan. */
	readonly path: string;
	readonly text: string;
	readonly range: MatchRange;
	readonly message: string;
	/** Single metavariables by name, without the dollar sign. */
	readonly captures: Readonly<Record<string, Capture>>;
	/** What the rule's fix would put in place of the bytes `start` to `end`. */
	readonly replacement?: { readonly text: string; readonly start: number; readonly end: number };
}

interface PrintedMatch {
	readonly ruleId: string;
	readonly file: string;
	readonly text: string;
	readonly range: MatchRange;
	readonly message: string;
	readonly metaVariables?: { readonly single?: Record<string, Capture> };
	readonly replacement?: string;
	readonly replacementOffsets?: { readonly start: number; readonly end: number };
}

/** Reads one line of the command's output. `path` is what the file is called in the change. */
export function readMatch(line: string, pathOf: (file: string) => string): Match {
	const printed = JSON.parse(line) as PrintedMatch;
	const { replacement, replacementOffsets } = printed;
	return {
		ruleId: printed.ruleId,
		path: pathOf(printed.file),
		text: printed.text,
		range: printed.range,
		message: printed.message,
		captures: printed.metaVariables?.single ?? {},
		...(replacement !== undefined &&
			replacementOffsets && { replacement: { text: replacement, ...replacementOffsets } }),
	};
}
