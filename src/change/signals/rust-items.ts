import type { Signal } from "../profile.ts";
import type { SourceView } from "../source-view.ts";
import { type Detector, signal } from "./detector.ts";
import { firstMatches } from "./matches.ts";

const TRAIT = /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:unsafe[ \t]+)?(?:auto[ \t]+)?trait[ \t]+(\w+)/gm;
const MODULE = /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*[;{]/gm;
const PUBLIC =
	/^[ \t]*pub[ \t]+(?:(?:default|async|const|unsafe|extern(?:[ \t]+"[^"]*")?)[ \t]+)*(?:fn|struct|enum|union|trait|type|static|mod|macro|use|const)[ \t]+(?:mut[ \t]+)?(\w+(?:::\w+)*)/gm;
const MACRO = /#\[macro_export[^\n]*\n(?:[ \t]*#[^\n]*\n)*[ \t]*macro_rules![ \t]+(\w+)/g;
const PROGRAM = /(^|\/)(main\.rs|bin\/[^/]+\.rs|bin\/[^/]+\/main\.rs)$/;

/** What a Rust file is, and the items that it gains. */
export const rustItems: Detector = function* (view) {
	if (view.language !== "rust") return;
	yield signal(view, "rust", "rust", view.firstLine);
	if (view.role === "bench") yield signal(view, "benchmark", "benchmark", view.firstLine);
	if (view.role !== "production") return;
	const isProgram = PROGRAM.test(view.path);
	const isNew = view.file.status === "added" || view.file.status === "copied";
	if (isNew && isProgram) yield signal(view, "new-service", programName(view.path), view.firstLine);
	if (isNew && !isProgram) yield signal(view, "module", moduleName(view.path), view.firstLine);
	for (const { name, line } of firstMatches(view.addedCode, TRAIT)) yield signal(view, "trait", name, line);
	for (const { name, line } of firstMatches(view.addedCode, MODULE)) yield signal(view, "module", name, line);
	if (!isProgram) yield* publicItems(view);
};

function* publicItems(view: SourceView): Iterable<Signal> {
	for (const pattern of [PUBLIC, MACRO]) {
		for (const { name, line } of firstMatches(view.addedCode, pattern)) yield signal(view, "public-api", name, line);
	}
}

/** `src/sinks/kafka/mod.rs` is `kafka`, `src/parse.rs` is `parse`; a crate's root is named after its crate. */
function moduleName(path: string): string {
	const names = path
		.replace(/\.rs$/, "")
		.split("/")
		.filter((name) => name !== "src");
	const last = names.at(-1) ?? path;
	return last === "mod" || last === "lib" ? (names.at(-2) ?? last) : last;
}

/** `ingest/src/main.rs` is `ingest`; the only program of a repository is just `main`. */
function programName(path: string): string {
	const name = moduleName(path.replace(/\/main\.rs$/, "/mod.rs"));
	return name === "mod" ? "main" : name;
}
