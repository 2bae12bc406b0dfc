/** The engine's scan with hours to spare: a judge wants every match, however busy the machine. */

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { runAstGrep } from "../src/syntax/scan/ast-grep-command.ts";
import { readMatch } from "../src/syntax/scan/match.ts";
import type { ScanOutcome, ScanRequest } from "../src/syntax/scan/scan.ts";

const TIMEOUT_MS = 3_600_000;
const CONFIG = ".gregor-sgconfig.yml";

export async function patientScan({ files, ruleFolders, utilityFolders }: ScanRequest): Promise<ScanOutcome> {
	if (files.length === 0) return { matches: [], skipped: [] };
	const folder = mkdtempSync(join(tmpdir(), "gregor-judge-"));
	try {
		for (const { path, text } of files) {
			mkdirSync(join(folder, dirname(path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		writeFileSync(join(folder, CONFIG), JSON.stringify({ ruleDirs: ruleFolders, utilDirs: utilityFolders }));
		const options = ["--json=stream", "--no-ignore=hidden", "--no-ignore=dot"];
		const outcome = await runAstGrep(["scan", "--config", CONFIG, ...options, "--", "."], folder, TIMEOUT_MS);
		if (outcome.kind !== "done") throw new Error(`ast-grep ended as ${outcome.kind} on ${files.length} files`);
		return { matches: outcome.lines.map((line) => readMatch(line, normalize)), skipped: [] };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
