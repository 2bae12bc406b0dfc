import type { Fingerprint } from "../../findings/finding.ts";

/**
 * The hidden first line of what Gregor posts: by it we know our own comments again. It is read from the first line
 * alone, so that a marker quoted in code further down, ours or forged, is never taken for one.
 */
export type Marker =
	| { readonly kind: "finding"; readonly fingerprint: Fingerprint }
	/** `head` is the object id that the summary was written for; `undefined` where only a diff was known. */
	| { readonly kind: "summary"; readonly head: string | undefined };

export function printMarker(marker: Marker): string {
	const value = marker.kind === "finding" ? marker.fingerprint : (marker.head ?? "none");
	return `<!-- gregor:${marker.kind} v1 ${value} -->`;
}

const MARKER = /^<!-- gregor:(finding|summary) v1 ([0-9a-z]+) -->[ \t\r]*(?:\n|$)/;

/** The marker of a comment's body; `undefined` for a comment that is not ours, or of another version. */
export function parseMarker(body: string): Marker | undefined {
	const [, kind, value = ""] = MARKER.exec(body) ?? [];
	if (kind === "finding" && /^[0-9a-f]{16}$/.test(value)) return { kind, fingerprint: value as Fingerprint };
	if (kind === "summary" && value === "none") return { kind, head: undefined };
	if (kind === "summary" && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return { kind, head: value };
	return undefined;
}
