/**
 * The hidden first line of what Gregor writes, by which a later try knows that an earlier one got through. Only the first
 * line counts, and only in what our own App wrote: a marker quoted further down, or forged, is none.
 */
export type RunMarker =
	/**
	 * One review of a run: `part` of it from 0, made of `comments` comments. `content` names what was asked to be said, so
	 * that a pending review with other content is not taken for this one.
	 */
	| {
			readonly kind: "review";
			readonly run: string;
			readonly part: number;
			readonly comments: number;
			readonly content: string;
	  }
	/** A pending review that only asks whether GitHub takes its comments; never submitted. */
	| { readonly kind: "probe"; readonly run: string }
	/** The summary, as the reports print it; `head` is the commit it was written for, where known. */
	| { readonly kind: "summary"; readonly head: string | undefined }
	/** The answer to one delivery. */
	| { readonly kind: "answer"; readonly delivery: string };

export function printRunMarker(marker: RunMarker): string {
	return `<!-- gregor:${marker.kind} v1 ${values(marker).join(" ")} -->`;
}

function values(marker: RunMarker): readonly string[] {
	switch (marker.kind) {
		case "review":
			return [encode(marker.run), String(marker.part), String(marker.comments), encode(marker.content)];
		case "probe":
			return [encode(marker.run)];
		case "summary":
			return [marker.head ?? "none"];
		case "answer":
			return [encode(marker.delivery)];
	}
}

const MARKER = /^<!-- gregor:(review|probe|summary|answer) v1 ([\w.% -]*) -->[ \t\r]*(?:\n|$)/;

/** The marker of a body, `undefined` for a body without one, or with one of another version. */
export function parseRunMarker(body: string): RunMarker | undefined {
	const [, kind, text = ""] = MARKER.exec(body) ?? [];
	const parts = text.split(" ");
	if (kind === "review") return parseReview(parts);
	const [value = ""] = parts;
	if (kind === undefined || parts.length !== 1) return undefined;
	if (kind === "summary") return parseSummary(value);
	const name = decode(value);
	if (name === undefined) return undefined;
	return kind === "probe" ? { kind: "probe", run: name } : { kind: "answer", delivery: name };
}

function parseReview(parts: readonly string[]): RunMarker | undefined {
	const [run, content] = [decode(parts[0] ?? ""), decode(parts[3] ?? "")];
	const [part, comments] = [parts[1] ?? "", parts[2] ?? ""];
	const isNumbered = /^\d{1,9}$/.test(part) && /^\d{1,9}$/.test(comments) && parts.length === 4;
	if (run === undefined || content === undefined || !isNumbered) return undefined;
	return { kind: "review", run, part: Number(part), comments: Number(comments), content };
}

function parseSummary(value: string): RunMarker | undefined {
	if (value === "none") return { kind: "summary", head: undefined };
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? { kind: "summary", head: value } : undefined;
}

/** Names as one word that cannot end the comment; the empty one is `%`, which no encoding makes. */
function encode(name: string): string {
	const encoded = encodeURIComponent(name.toWellFormed()).replace(/[!'()*~]/g, (character) => {
		return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
	});
	return encoded === "" ? "%" : encoded;
}

function decode(word: string): string | undefined {
	if (word === "%") return "";
	if (word === "") return undefined;
	try {
		return decodeURIComponent(word);
	} catch {
		return undefined;
	}
}
