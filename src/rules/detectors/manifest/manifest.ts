/** A Cargo.toml as values with places. */

import { parse, type TomlTable } from "smol-toml";
import type { DetectorFile } from "../detector.ts";
import { type ManifestLine, manifestLines } from "./cargo-text.ts";

export interface Dependency {
	readonly name: string;
	readonly version: string | undefined;
	readonly features: readonly string[];
	readonly isGit: boolean;
	/** Fixed to a commit or a tag. */
	readonly isPinned: boolean;
	/** `dependencies`, `dev-dependencies`, `build-dependencies`, or `workspace.dependencies`. */
	readonly kind: string;
	readonly lines: ManifestLine;
}

export interface Manifest {
	readonly file: DetectorFile;
	readonly content: TomlTable;
	readonly lines: readonly ManifestLine[];
	readonly dependencies: readonly Dependency[];
	/** It has a library target that others build on, and no program. */
	readonly isLibrary: boolean;
	/** It is compiled to WebAssembly: a `cdylib` that depends on wasm-bindgen. */
	readonly isWasm: boolean;
	readonly isWorkspaceRoot: boolean;
}

const KINDS = ["dependencies", "dev-dependencies", "build-dependencies"] as const;

/** `undefined` where it is not TOML. */
export function readManifest(file: DetectorFile): Manifest | undefined {
	const content = parsed(file.text);
	if (content === undefined) return undefined;
	const lines = manifestLines(file.text);
	const dependencies = dependenciesOf(content, lines);
	const crateTypes = tableAt(content, "lib")["crate-type"];
	const isCdylib = Array.isArray(crateTypes) && crateTypes.includes("cdylib");
	const usesBindgen = dependencies.some(({ name, kind }) => name === "wasm-bindgen" && kind === "dependencies");
	return {
		file,
		content,
		lines,
		dependencies,
		isLibrary: content.package !== undefined && content.lib !== undefined && content.bin === undefined && !isCdylib,
		isWasm: isCdylib && usesBindgen,
		isWorkspaceRoot: content.workspace !== undefined,
	};
}

export function tableAt(content: TomlTable, ...path: readonly string[]): TomlTable {
	let table: unknown = content;
	for (const key of path) table = isTable(table) ? table[key] : undefined;
	return isTable(table) ? table : {};
}

function parsed(text: string): TomlTable | undefined {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}

function isTable(value: unknown): value is TomlTable {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function dependenciesOf(content: TomlTable, lines: readonly ManifestLine[]): Dependency[] {
	const targets = Object.entries(tableAt(content, "target")).map(
		([name, table]) => [`target.${name}.`, table] as const,
	);
	const places = [["", content] as const, ["workspace.", content.workspace] as const, ...targets];
	return places.flatMap(([prefix, place]) =>
		KINDS.flatMap((kind) =>
			Object.entries(tableAt(isTable(place) ? place : {}, kind)).flatMap(([name, value]) => {
				const line = lineOf(lines, prefix + kind, name);
				return line === undefined
					? []
					: [dependency(name, value, prefix === "workspace." ? `${prefix}${kind}` : kind, line)];
			}),
		),
	);
}

/** A dependency is a key of its table, a dotted key, or a table of its own. */
function lineOf(lines: readonly ManifestLine[], table: string, name: string): ManifestLine | undefined {
	const bare = (written: string) => written.replace(/["']/g, "");
	return lines.find(
		(line) =>
			(bare(line.table) === bare(table) && (line.key === name || line.key.startsWith(`${name}.`))) ||
			bare(line.table) === `${bare(table)}.${name}`,
	);
}

function dependency(name: string, value: unknown, kind: string, lines: ManifestLine): Dependency {
	const table = isTable(value) ? value : {};
	const version = typeof value === "string" ? value : table.version;
	return {
		name,
		version: typeof version === "string" ? version : undefined,
		features: Array.isArray(table.features) ? table.features.map(String) : [],
		isGit: table.git !== undefined,
		isPinned: table.rev !== undefined || table.tag !== undefined,
		kind,
		lines,
	};
}
