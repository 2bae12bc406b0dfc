/** The whole command over 300 changed Rust files, against the bare `ast-grep scan` with the same rules and files. */

import { join } from "node:path";
import { createChangeRepository } from "./change-repository.ts";
import { runMeasured } from "./run-measured.ts";
import { filesOfRepository, madeUpFiles } from "./rust-files.ts";
import { show, spread } from "./statistics.ts";

const FILES = 300;

export async function benchRules(root: string, runs: number, mirror: string | undefined): Promise<void> {
	const files = mirror ? filesOfRepository(mirror, FILES) : madeUpFiles(FILES, 250);
	const lines = [...files.values()].reduce((sum, text) => sum + text.split("\n").length, 0);
	const repository = createChangeRepository(files);
	try {
		const gregor = () => runMeasured(process.execPath, reviewArgs(root), repository.folder);
		const astGrep = () => runMeasured(join(root, "node_modules/.bin/ast-grep"), scanArgs(root), repository.folder);
		await gregor();
		await astGrep();
		const ratios: number[] = [];
		const baseline: number[] = [];
		for (let run = 0; run < runs; run++) {
			const bare = (await astGrep()).milliseconds;
			ratios.push((await gregor()).milliseconds / bare);
			baseline.push(bare);
		}
		console.log(`rules: ${files.size} changed Rust files, ${lines} lines, ${mirror ?? "made up"}, ${runs} runs`);
		console.log(`  ast-grep scan, cold     ${show(spread(baseline), 0, " ms")}`);
		console.log(`  gregor review / that    ${show(spread(ratios), 2)}  (aim: at most 1.5)`);
	} finally {
		repository.remove();
	}
}

function reviewArgs(root: string): string[] {
	return [join(root, "src/cli.ts"), "review", "--base=main", "--head=change", "--format=json"];
}

function scanArgs(root: string): string[] {
	return ["scan", "--config", join(root, "rules/sgconfig.yml"), "--json=stream", "."];
}
