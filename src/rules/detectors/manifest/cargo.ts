/** Rules on Cargo.toml: what a library asks of its users, and how a release is built. */

import type { Detector, DetectorHit } from "../detector.ts";
import type { ManifestLine } from "./cargo-text.ts";
import { type Dependency, type Manifest, readManifest, tableAt } from "./manifest.ts";

interface ManifestProblem {
	readonly lines: ManifestLine;
	readonly values: Readonly<Record<string, string>>;
}

/** A rule on one manifest; places that the change did not touch are left alone. */
function manifestRule(id: string, inspect: (manifest: Manifest) => readonly ManifestProblem[]): Detector {
	return {
		id,
		detect: ({ files }) =>
			files
				.filter((file) => /(^|\/)Cargo\.toml$/.test(file.path))
				.flatMap((file) => {
					const manifest = readManifest(file);
					return manifest === undefined ? [] : inspect(manifest).flatMap((problem) => hitOf(id, manifest, problem));
				}),
	};
}

function hitOf(id: string, { file }: Manifest, { lines, values }: ManifestProblem): DetectorHit[] {
	const { startLine, endLine } = lines;
	const touched = [...file.addedLines].some((line) => line >= startLine && line <= endLine);
	if (!touched) return [];
	return [{ ruleId: id, path: file.path, startLine, endLine, triggerLines: { startLine, endLine }, values }];
}

function dependencyRule(id: string, isWrong: (dependency: Dependency, manifest: Manifest) => boolean): Detector {
	return manifestRule(id, (manifest) =>
		manifest.dependencies
			.filter((dependency) => isWrong(dependency, manifest))
			.map(({ lines, name, version }) => ({ lines, values: { CRATE: name, VERSION: version ?? "" } })),
	);
}

/** One key of a profile whose value is wrong. */
function profileRule(id: string, key: string, isWrong: (value: unknown, manifest: Manifest) => boolean): Detector {
	return manifestRule(id, (manifest) => {
		const value = tableAt(manifest.content, "profile", "release")[key];
		const lines = manifest.lines.find((line) => line.table === "profile.release" && line.key === key);
		if (value === undefined || lines === undefined || !isWrong(value, manifest)) return [];
		return [{ lines, values: { KEY: key, VALUE: String(value) } }];
	});
}

function wasmProfile(manifest: Manifest): ManifestProblem[] {
	const profile = tableAt(manifest.content, "profile", "release");
	const small = profile["opt-level"] === "s" || profile["opt-level"] === "z";
	if (!manifest.isWasm || small || profile.lto !== undefined) return [];
	const place = manifest.lines.find(
		({ table, key }) => table === "profile.release" || (table === "lib" && key === "crate-type"),
	);
	return place === undefined ? [] : [{ lines: place, values: {} }];
}

function ignoredProfile(manifest: Manifest): ManifestProblem[] {
	const isMember = Object.values(tableAt(manifest.content, "package")).some((value) => isInherited(value));
	if (!isMember || manifest.isWorkspaceRoot) return [];
	const profile = manifest.lines.find(({ table, key }) => table.startsWith("profile.") && key === "");
	return profile === undefined ? [] : [{ lines: profile, values: { PROFILE: profile.table } }];
}

/** `version.workspace = true` and the like are only understood below a workspace's root. */
function isInherited(value: unknown): boolean {
	return typeof value === "object" && value !== null && "workspace" in value;
}

export const CARGO_DETECTORS: readonly Detector[] = [
	dependencyRule(
		"cargo-tokio-full-in-library",
		({ name, kind, features }, { isLibrary }) =>
			isLibrary && name === "tokio" && kind === "dependencies" && features.includes("full"),
	),
	dependencyRule("cargo-wee-alloc", ({ name, kind }) => name === "wee_alloc" && kind !== "dev-dependencies"),
	dependencyRule("cargo-wildcard-version", ({ name, version }, { content }) => {
		// A crate that is patched comes from where the patch says, whatever version is asked for.
		return version?.trim() === "*" && tableAt(content, "patch", "crates-io")[name] === undefined;
	}),
	dependencyRule(
		"cargo-git-without-revision",
		({ isGit, isPinned, kind }) => isGit && !isPinned && kind !== "dev-dependencies",
	),
	manifestRule("cargo-wasm-release-profile", wasmProfile),
	manifestRule("cargo-profile-outside-root", ignoredProfile),
	profileRule("cargo-release-unoptimised", "opt-level", (value) => value === 0 || value === 1),
	profileRule("cargo-release-debug-assertions", "debug-assertions", (value) => value === true),
	profileRule("cargo-release-incremental", "incremental", (value) => value === true),
];
