/**
 * Draws a sample of the comments that the rules would post on real code, for a person to judge; see docs/precision.md.
 *
 *     node scripts/judge-sample.ts --repos DIR... [--count N] [--per-rule N] [--seed S] [--rule ID]... [--save FILE]
 *     node scripts/judge-sample.ts --load FILE ... (draw from saved findings)    --counts, --pairs (instead of a sample)
 *
 * Every file of a repository's HEAD counts as newly added, and is reviewed as a change would be: roles, test code,
 * crate kind, confidence and merging apply. Only the caps do not: a repository is no pull request.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openRepository } from "../src/git/open-repository.ts";
import { drawSample } from "./judge-draw.ts";
import { pairsOf } from "./judge-pairs.ts";
import { type Posted, reviewWhole } from "./judge-review.ts";

const CONTEXT_LINES = 15;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		repos: { type: "string", multiple: true },
		count: { type: "string", default: "150" },
		"per-rule": { type: "string", default: "6" },
		seed: { type: "string", default: "1" },
		rule: { type: "string", multiple: true },
		save: { type: "string" },
		load: { type: "string" },
		counts: { type: "boolean" },
		pairs: { type: "boolean" },
	},
});

const all = values.load === undefined ? await reviewAll() : (JSON.parse(readFileSync(values.load, "utf8")) as Posted[]);
if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(all));
const found = all.filter(({ rule }) => values.rule?.includes(rule) ?? true);
if (values.pairs) for (const line of pairsOf(found)) console.log(line);
else if (values.counts) printCounts();
else await printSample();

async function reviewAll(): Promise<Posted[]> {
	const folders = [...(values.repos ?? []), ...positionals];
	if (folders.length === 0) throw new Error("Name repositories: judge-sample.ts --repos DIR...");
	const posted: Posted[] = [];
	for (const folder of folders) {
		const ofOne = await reviewWhole(folder);
		console.error(`${folder}: ${ofOne.length} comments`);
		posted.push(...ofOne);
	}
	return posted;
}

function printCounts(): void {
	const byRule = [...Map.groupBy(found, ({ rule }) => rule)].sort((one, other) => other[1].length - one[1].length);
	for (const [rule, list] of byRule) console.log(`${list.length}\t${rule}`);
	console.log(`${found.length}\tall, of ${byRule.length} rules`);
}

async function printSample(): Promise<void> {
	const { count, seed } = values;
	const sample = drawSample(found, { count: Number(count), perRule: Number(values["per-rule"]), seed: Number(seed) });
	for (const [index, one] of sample.entries()) await printOne(one, index + 1);
}

async function printOne(one: Posted, number: number): Promise<void> {
	const text = await textOf(one);
	const lines = text.split("\n");
	const first = Math.max(0, one.startLine - 1 - Math.floor(CONTEXT_LINES / 2));
	console.log(`\n#${number} ${one.rule}\n${one.folder} ${one.path}:${one.startLine}-${one.endLine} in ${one.item}`);
	console.log(`   ${one.title}`);
	for (const [offset, line] of lines.slice(first, first + CONTEXT_LINES).entries()) {
		const at = first + offset + 1;
		const mark = at >= one.startLine && at <= one.endLine ? ">" : " ";
		console.log(`${mark}${String(at).padStart(5)} ${line.replaceAll("\t", "  ")}`);
	}
}

async function textOf({ folder, path }: Posted): Promise<string> {
	const repository = await openRepository(folder);
	const files = repository.readAt(await repository.resolve("HEAD"));
	try {
		return new TextDecoder().decode(await files.read(path));
	} finally {
		await files.close();
	}
}
