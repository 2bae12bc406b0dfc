import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { KNOWN_CRATES, kindsOfCrate } from "./crate-kinds.ts";
import { type Detector, signal } from "./detector.ts";
import { firstMatches, type Match } from "./matches.ts";

const USE = /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:use[ \t]+(?:::)?|extern[ \t]+crate[ \t]+)([a-z_]\w*)\b/gm;
/** `name::` or `#[name::…]`, where nothing before it makes it a part of a longer path. */
const PATH = new RegExp(`(?<![\\w:.]|crate::|self::|super::)(${KNOWN_CRATES.join("|")})::`, "g");
const NO_CRATE = new Set(["std", "core", "alloc", "crate", "self", "super", "proc_macro", "test", "_"]);

/** Crates that the file names anywhere that is known, and what those on added lines say of the change. */
export const rustCrates: Detector = function* (view) {
	if (view.language !== "rust") return;
	for (const { name, line } of cratesIn(view.knownCode)) yield* evidence(view, name, line);
	for (const { name, line } of cratesIn(view.addedCode)) {
		for (const kind of kindsOfCrate(name)) yield signal(view, kind, name, line);
	}
};

/** Kafka code is recognised by its imports even where only its other lines change. */
function* evidence(view: SourceView, name: string, line: number): Iterable<Signal> {
	yield signal(view, "crate", name, line);
	if (kindsOfCrate(name).includes("kafka-client")) yield signal(view, "kafka-client", name, line);
}

function cratesIn(text: SourceView["knownCode"]): readonly Match[] {
	const all = [...firstMatches(text, USE), ...firstMatches(text, PATH)];
	return all.filter(({ name }) => !NO_CRATE.has(name));
}
