/**
 * Runs ast-grep rules over file contents, without a work tree: the files are laid in a temporary folder under their own
 * paths. A file that makes the parser hang is found by halving, and named; the others are still scanned.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { runAstGrep } from "./ast-grep-command.ts";
import { type Match, readMatch } from "./match.ts";
import { makeScratchFolder } from "./scratch-folder.ts";

export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

export interface ScanRequest {
	readonly files: readonly SourceFile[];
	/** Folders with rules, absolute. */
	readonly ruleFolders: readonly string[];
	/** Folders with utility rules, absolute. */
	readonly utilityFolders: readonly string[];
	/** Rule files that exist only in memory (a repository's own), by file name. */
	readonly extraRules?: readonly { readonly name: string; readonly text: string }[];
}

export interface ScanOutcome {
	readonly matches: readonly Match[];
	readonly skipped: readonly { readonly path: string; readonly reason: string }[];
	/** Why nothing ran at all, such as a rule file that ast-grep refuses. */
	readonly failure?: string;
}

export interface ScanLimits {
	/** Processor time of a batch: ordinary files take a tenth of it; past it the batch is halved to find the one that hangs. */
	readonly batchCpuMs: number;
	/** Processor time on top, in milliseconds a megabyte; measured: 1,500 with 200 rules. */
	readonly cpuMsPerMegabyte: number;
	/** Processor time of all halving together; what has not answered by then is skipped. */
	readonly searchCpuMs: number;
}

const LIMITS: ScanLimits = { batchCpuMs: 2_500, cpuMsPerMegabyte: 8_000, searchCpuMs: 4_000 };

/** What one run of the search may take at least, of the processor: reading the rules alone takes a good part of it. */
const LEAST_RUN_CPU_MS = 900;
/** On the clock, for all of it: on a machine this busy nothing can be told. */
const WALL_MS = 120_000;

/** At the root of the code, so that a rule's `files:` globs are relative to the repository; no scanned file has this name. */
const CONFIG_NAME = ".gregor-sgconfig.yml";

const HANGS = "the parser did not finish with it in time";
const REASONS = {
	timeout: HANGS,
	crashed: "the parser crashes on it",
	"too-much-output": "the rules match in too many places",
};

/** Two temporary folders: the scanned code, and rules that exist only in memory. */
interface Workspace {
	readonly code: string;
	readonly rules: string;
}

/**
 * The command is started before this returns its promise, so that the caller can work while it runs: laying out files is
 * quick, and done at once.
 */
export async function scan(request: ScanRequest, limits = LIMITS): Promise<ScanOutcome> {
	if (request.files.length === 0) return { matches: [], skipped: [] };
	const folder = makeScratchFolder(request.files.reduce((sum, file) => sum + file.text.length, 0));
	const workspace = { code: join(folder, "code"), rules: join(folder, "rules") };
	try {
		layOut(workspace, request);
		return await scanFolder(workspace.code, request.files, limits);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function scanFolder(folder: string, files: readonly SourceFile[], limits: ScanLimits): Promise<ScanOutcome> {
	const megabytes = files.reduce((sum, file) => sum + file.text.length, 0) / 1_000_000;
	const forSize = megabytes * limits.cpuMsPerMegabyte;
	const { outcome } = await runScan(folder, ["."], limits.batchCpuMs + forSize);
	if (outcome.kind === "done") return { matches: outcome.lines.map((line) => readMatch(line, cleanPath)), skipped: [] };
	if (outcome.kind === "failed") return { matches: [], skipped: [], failure: outcome.message };
	const paths = files.map((file) => file.path);
	return halve(folder, paths, { cpuMs: limits.searchCpuMs + forSize });
}

/** What is left for the search; runs at the same time share it. */
interface Budget {
	cpuMs: number;
}

/** Finds the files that hang by halving, and returns the matches of the rest. */
async function halve(folder: string, paths: readonly string[], budget: Budget): Promise<ScanOutcome> {
	const middle = Math.ceil(paths.length / 2);
	const halves = [paths.slice(0, middle), paths.slice(middle)].filter((half) => half.length > 0);
	const outcomes = await Promise.all(halves.map((half) => scanHalf(folder, half, budget)));
	return {
		matches: outcomes.flatMap((outcome) => outcome.matches),
		skipped: outcomes.flatMap((outcome) => outcome.skipped),
	};
}

async function scanHalf(folder: string, paths: readonly string[], budget: Budget): Promise<ScanOutcome> {
	const skipAll = (reason: string) => ({ matches: [], skipped: paths.map((path) => ({ path, reason })) });
	if (budget.cpuMs <= 0) return skipAll(HANGS);
	const { outcome, cpuMs } = await runScan(folder, paths, Math.max(LEAST_RUN_CPU_MS, budget.cpuMs / 3));
	budget.cpuMs -= cpuMs;
	if (outcome.kind === "done") return { matches: outcome.lines.map((line) => readMatch(line, cleanPath)), skipped: [] };
	if (outcome.kind === "failed") return skipAll(outcome.message);
	if (paths.length > 1) return halve(folder, paths, budget);
	return skipAll(REASONS[outcome.kind]);
}

function runScan(folder: string, paths: readonly string[], cpuMs: number) {
	const options = ["scan", "--config", CONFIG_NAME, "--json=stream", "--no-ignore=hidden", "--no-ignore=dot"];
	return runAstGrep([...options, "--", ...paths], folder, { cpuMs, wallMs: WALL_MS });
}

function layOut(workspace: Workspace, request: ScanRequest): void {
	mkdirSync(workspace.rules);
	for (const rule of request.extraRules ?? []) writeFileSync(join(workspace.rules, rule.name), rule.text);
	const folders = new Set(request.files.map((file) => dirname(file.path)));
	mkdirSync(workspace.code);
	for (const path of folders) mkdirSync(join(workspace.code, path), { recursive: true });
	for (const file of request.files) writeFileSync(join(workspace.code, file.path), file.text);
	const ruleDirs = [...request.ruleFolders, ...(request.extraRules?.length ? [workspace.rules] : [])];
	// JSON is YAML: no need for a printer.
	const config = JSON.stringify({ ruleDirs, utilDirs: request.utilityFolders });
	writeFileSync(join(workspace.code, CONFIG_NAME), config);
}

const cleanPath = (file: string): string => normalize(file);
