import {
	type Document,
	isAlias,
	LineCounter,
	type Node,
	parseDocument,
	visit,
	type YAMLParseError,
	type YAMLWarning,
} from "yaml";

/** Far above any hand-written configuration; also bounds what a hostile one costs. */
export const MAX_CONFIGURATION_BYTES = 64 * 1024;

/** The first problems tell the cause; the rest are mostly what follows from them. */
const MOST_PROBLEMS = 3;

export interface Place {
	/** 1-based. */
	readonly line: number;
	/** 1-based. */
	readonly column: number;
}

export interface ParsedYaml {
	readonly kind: "parsed";
	readonly document: Document;
	readonly value: unknown;
	readonly placeOf: (node: unknown) => Place | undefined;
}

export interface UnreadableYaml {
	readonly kind: "unreadable";
	readonly problems: readonly { readonly message: string; readonly place?: Place }[];
}

/** Reads one YAML document as plain values. Never throws; aliases are refused, for they can grow without end. */
export function parseYaml(text: string): ParsedYaml | UnreadableYaml {
	const bytes = Buffer.byteLength(text);
	if (bytes > MAX_CONFIGURATION_BYTES) {
		return unreadable(`is ${bytes} bytes; ${MAX_CONFIGURATION_BYTES} are the most. Take out what is not needed`);
	}
	try {
		return parseBounded(text);
	} catch {
		// The parser is recursive: thousands of open brackets end in a RangeError.
		return unreadable("is nested too deep");
	}
}

function unreadable(message: string): UnreadableYaml {
	return { kind: "unreadable", problems: [{ message }] };
}

function parseBounded(text: string): ParsedYaml | UnreadableYaml {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
	const placeAt = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { line, column: col };
	};
	const placeOf = (node: unknown) => {
		const range = (node as Node | undefined)?.range;
		return range ? placeAt(range[0]) : undefined;
	};
	const problems = [...document.errors, ...document.warnings].slice(0, MOST_PROBLEMS).map((error) => ({
		message: messageOf(error),
		place: placeAt(error.pos[0]),
	}));
	if (problems.length > 0) return { kind: "unreadable", problems };
	const alias = firstAlias(document);
	if (alias) {
		const place = placeOf(alias);
		const message = "uses a YAML alias (`*name`); write the value out";
		return { kind: "unreadable", problems: [place ? { message, place } : { message }] };
	}
	return { kind: "parsed", document, value: document.toJS({ maxAliasCount: 0 }), placeOf };
}

function messageOf(error: YAMLParseError | YAMLWarning): string {
	if (error.code === "MULTIPLE_DOCS") return "holds more than one YAML document; keep the first";
	// The parser catches its own stack overflow and hands on the engine's message.
	return error.message.startsWith("Maximum call stack") ? "is nested too deep" : error.message;
}

function firstAlias(document: Document): unknown {
	let found: unknown;
	visit(document, {
		Alias(_key, node) {
			if (isAlias(node)) found = node;
			return visit.BREAK;
		},
	});
	return found;
}
