/** Two modules of one crate that came to use each other in this change. */

import type { Detector, DetectorFile, DetectorHit } from "../detector.ts";
import { lineFinder, withoutRustComments } from "../extract/rust-text.ts";

interface Use {
	/** Path of the module used, without `crate::`. */
	readonly target: string;
	readonly line: number;
}

interface Module {
	readonly file: DetectorFile;
	/** The crate's folder, and the module's path in it: `ingest::parse`. */
	readonly crate: string;
	readonly path: string;
	readonly uses: readonly Use[];
}

const LARGEST = 1_000_000;
const USE = /\buse\s+crate::((?:\w+::)*)/g;

export const MODULE_CYCLE: Detector = {
	id: "module-cycle-in-change",
	detect: ({ files }) => {
		const modules = files.flatMap(readModule);
		return modules.flatMap((module) => modules.flatMap((other) => cycleOf(module, other)));
	},
};

function readModule(file: DetectorFile): Module[] {
	const [, crate, inside] = /^(.*?)src\/(.+)\.rs$/.exec(file.path) ?? [];
	if (file.text.length > LARGEST || crate === undefined || inside === undefined || /^(lib|main)$|^bin\//.test(inside))
		return [];
	const path = inside.replace(/\/mod$/, "").replaceAll("/", "::");
	const code = withoutRustComments(file.text);
	const tests = code.search(/#\[cfg\(test\)\]\s*mod\s/);
	const lineOf = lineFinder(code);
	const uses = [...code.slice(0, tests < 0 ? code.length : tests).matchAll(USE)].map((match) => ({
		target: (match[1] as string).replace(/::$/, ""),
		line: lineOf(match.index),
	}));
	return [{ file, crate, path, uses }];
}

/** Reported once, on the added line, whichever of the two modules it stands in. */
function cycleOf(module: Module, other: Module): DetectorHit[] {
	if (module.crate !== other.crate || isInside(module.path, other.path) || isInside(other.path, module.path)) return [];
	const there = module.uses.find((use) => use.target === other.path && module.file.addedLines.has(use.line));
	const back = other.uses.find((use) => use.target === module.path);
	if (there === undefined || back === undefined) return [];
	if (other.file.addedLines.has(back.line) && module.path > other.path) return [];
	const lines = { startLine: there.line, endLine: there.line };
	const values = { MODULE: module.path, OTHER: other.path, OTHER_PLACE: `${other.file.path}:${back.line}` };
	return [{ ruleId: "module-cycle-in-change", path: module.file.path, ...lines, triggerLines: lines, values }];
}

/** A module and its own child use each other as a matter of course. */
function isInside(path: string, parent: string): boolean {
	return path === parent || path.startsWith(`${parent}::`);
}
