import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { kindsOfCrate } from "./crate-kinds.ts";
import { type Detector, signal } from "./detector.ts";

const MANIFEST = /(^|\/)(Cargo\.toml|rust-toolchain(\.toml)?|\.cargo\/config(\.toml)?|clippy\.toml|rustfmt\.toml)$/;
const CARGO = /(^|\/)Cargo\.toml$/;
const TABLE = /^\s*\[{1,2}\s*([^\][]+?)\s*\]{1,2}\s*$/;
const DEPENDENCIES = /(^|\.)((dev-|build-)?dependencies)$/;
const OWN_TABLE = /(^|\.)(?:dev-|build-)?dependencies\.["']?([\w-]+)["']?$/;
const DEPENDENCY =
	/^\s*["']?([A-Za-z0-9][\w-]*)["']?(?:\.(?:workspace|version|path|git))?\s*=\s*(?:["'][\^~=<>*\d]|\{|true)/;
/** Keys of other tables that look like a dependency with a version, for when the table's header is not in sight. */
const NO_DEPENDENCY =
	/^\s*(version|edition|rust-version|resolver|name|lto|opt-level|codegen-units|debug|panic|strip|incremental|default|workspace|package|path|features|optional|publish|harness|test|bench|doc|proc-macro|unsafe_code|overflow-checks)\b/;

/** Cargo's files: the manifest itself, the crates that it gains, programs, benchmarks and the build for WebAssembly. */
export const cargo: Detector = function* (view) {
	if (!MANIFEST.test(view.path)) return;
	yield signal(view, "manifest", "manifest", view.firstLine);
	if (/wasm32|wasm-/.test(view.added.text)) yield signal(view, "wasm", "wasm", view.firstLine);
	if (!CARGO.test(view.path)) return;
	if (view.file.status === "added") yield signal(view, "new-crate", crateName(view), view.firstLine);
	yield* tables(view);
};

function crateName(view: SourceView): string {
	return /^\s*name\s*=\s*"([^"]+)"/m.exec(view.added.text)?.[1] ?? "new-crate";
}

function* tables(view: SourceView): Iterable<Signal> {
	const added = new Set(view.added.lines.map((line) => line.number));
	let table: string | undefined;
	for (const { number, text } of view.known.lines) {
		const header = TABLE.exec(text)?.[1]?.replaceAll(/["']/g, "");
		table = header ?? table;
		if (!added.has(number)) continue;
		if (header !== undefined) yield* tableSignals(view, header, number);
		else yield* dependencySignals(view, table, text, number);
	}
}

function* tableSignals(view: SourceView, table: string, line: number): Iterable<Signal> {
	if (table === "bin") yield signal(view, "new-service", "bin", line);
	if (table === "bench") yield signal(view, "benchmark", "bench", line);
	const own = OWN_TABLE.exec(table)?.[2];
	if (own) yield* crateSignals(view, own, line);
}

function* dependencySignals(view: SourceView, table: string | undefined, text: string, line: number): Iterable<Signal> {
	if (table !== undefined && !DEPENDENCIES.test(table)) return;
	const name = DEPENDENCY.exec(text)?.[1];
	if (name === undefined || (table === undefined && NO_DEPENDENCY.test(text))) return;
	yield* crateSignals(view, name, line);
}

function* crateSignals(view: SourceView, name: string, line: number): Iterable<Signal> {
	const crate = name.replaceAll("-", "_");
	yield signal(view, "crate", crate, line);
	for (const kind of kindsOfCrate(crate)) yield signal(view, kind, crate, line);
}
