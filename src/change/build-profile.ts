import type { ChangedFile, ChangeSet } from "./change-set.ts";
import type { Profile, Signal, SignalKind } from "./profile.ts";
import { DETECTORS } from "./signals/registry.ts";
import { askedSymbols, rustSymbols } from "./signals/rust-symbols.ts";
import { sourceView } from "./source-view.ts";

export interface ProfileOptions {
	/** The text of changed files in head, by path: imports outside the hunks then count as evidence. */
	readonly heads?: ReadonlyMap<string, string>;
	/** Symbols to look for besides the noteworthy ones: those that agents name in `review.applies.symbols`. */
	readonly symbols?: readonly string[];
}

const RUST_FILES = /\.rs$|(^|\/)(Cargo\.toml|rust-toolchain(\.toml)?|\.cargo\/config(\.toml)?)$/;
const KAFKA_KINDS: ReadonlySet<SignalKind> = new Set(["kafka-client", "kafka-settings", "kafka-topic", "schema"]);

/**
 * What a change is about, with the first line of each piece of evidence in each file. Pure, and made of the change (and the
 * heads given) alone. A deleted file has no lines in head: it gives no signals, only its language counts.
 */
export function buildProfile(change: Pick<ChangeSet, "files">, options: ProfileOptions = {}): Profile {
	const asked = askedSymbols(options.symbols ?? []);
	const signals = change.files.flatMap((file) => fileSignals(file, options.heads?.get(file.path), asked));
	return {
		signals,
		concerns: {
			rust: change.files.some((file) => RUST_FILES.test(file.path)),
			kafka: signals.some((signal) => KAFKA_KINDS.has(signal.kind)),
		},
	};
}

function fileSignals(file: ChangedFile, head: string | undefined, asked: RegExp | undefined): readonly Signal[] {
	if (file.status === "deleted" || file.kind !== "text") return [];
	const view = sourceView(file, head);
	const first = new Map<string, Signal>();
	const all = [...DETECTORS.flatMap((detect) => [...detect(view)]), ...rustSymbols(view, asked)];
	for (const signal of all) {
		const key = `${signal.kind} ${signal.name}`;
		const known = first.get(key);
		if (!known || signal.line < known.line) first.set(key, signal);
	}
	return [...first.values()];
}
