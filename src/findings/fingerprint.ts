/**
 * What a finding is, whatever line it stands on: issue class, path, enclosing item and normalised code. The path is the
 * one in base, so that a rename inside the pull request changes nothing. A file that the pull request itself adds has
 * no path in base; for it, and for code moved between files, there is a second identity without the path, which is
 * believed only where the code and its item are distinctive (see already-said.ts).
 */

import { createHash } from "node:crypto";
import { enclosingName } from "../syntax/item.ts";
import { normaliseRust } from "../syntax/normalise-rust.ts";
import type { Fingerprint, LineRange } from "./finding.ts";
import type { Identified, Placed } from "./placed.ts";

/** Characters of normalised code from which it says enough to be known again in another file. */
const DISTINCTIVE_LENGTH = 20;

/** Gives each finding its identity; equal code in one item is told apart by its order in the file. */
export function identify(placed: readonly Placed[]): Identified[] {
	const ordinals = new Map<Placed, number>();
	const places = new Map<string, Set<number>>();
	for (const one of placed.toSorted((a, b) => a.anchor.quoted.startLine - b.anchor.quoted.startLine)) {
		const key = keyOf(one).join("\n");
		const lines = places.get(key) ?? new Set();
		places.set(key, lines.add(one.anchor.quoted.startLine));
		ordinals.set(one, lines.size - 1);
	}
	return placed.map((one) => withIdentity(one, ordinals.get(one) ?? 0));
}

function withIdentity(placed: Placed, ordinal: number): Identified {
	const [issueClass, path, item, code] = keyOf(placed);
	const isDistinctive = item !== "" && code.length >= DISTINCTIVE_LENGTH;
	return {
		...placed,
		fingerprint: hash([issueClass, path, item, code, String(ordinal)]),
		...(isDistinctive ? { moved: hash(["moved", issueClass, item, code, String(ordinal)]) } : {}),
		alsoFingerprints: (placed.raw.alsoAt ?? [])
			.filter((place) => place.path === placed.file.path)
			.map((place) => hash([...keyAt(placed, place), "0"])),
	};
}

type Key = readonly [issueClass: string, path: string, item: string, code: string];

const keyOf = (placed: Placed): Key => keyAt(placed, placed.anchor.quoted);

function keyAt({ raw, file }: Placed, range: LineRange): Key {
	const code = file.lines.slice(range.startLine - 1, range.endLine).join("\n");
	const normalised = file.path.endsWith(".rs") ? normaliseRust(code) : code.replace(/\s+/g, " ").trim();
	return [raw.issueClass, file.originalPath, enclosingName(file.items, range.startLine), normalised];
}

function hash(parts: readonly string[]): Fingerprint {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16) as Fingerprint;
}
