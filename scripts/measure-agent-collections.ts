/**
 * Loads every agent under a folder of checked-out agent collections, and holds it against a strict YAML parser.
 *
 *     node scripts/measure-agent-collections.ts FOLDER
 *
 * An agent is a markdown file whose frontmatter has top-level `name:` and `description:` lines; skills (`SKILL.md`) and
 * commands (no name) have another format. Prints counts as JSON, and each agent that failed or differs on stderr.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadAgent } from "../src/agents/load-agent.ts";

const FRONTMATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---/;

const counts = {
	agents: 0,
	loaded: 0,
	strictYaml: 0,
	invalidYaml: 0,
	same: 0,
	withNotices: 0,
	notices: 0,
	slowestMs: 0,
};

function measure(file: string, bytes: Uint8Array): void {
	const header = FRONTMATTER.exec(new TextDecoder().decode(bytes))?.[1];
	if (header === undefined || !/^name:/m.test(header) || !/^description:/m.test(header)) return;
	counts.agents += 1;
	const start = performance.now();
	const load = loadAgent(bytes, file);
	counts.slowestMs = Math.max(counts.slowestMs, Math.round(performance.now() - start));
	const strict = strictly(header);
	counts[strict ? "strictYaml" : "invalidYaml"] += 1;
	if (load.kind !== "loaded") {
		console.error(`${file}:${load.line}: ${load.kind}: ${load.message}`);
		return;
	}
	counts.loaded += 1;
	counts.notices += load.notices.length;
	counts.withNotices += Number(load.notices.length > 0);
	if (process.argv[3] === "--verbose") {
		for (const notice of load.notices) console.error(`${file}:${notice.line}: ${notice.message}`);
	}
	if (!strict) return;
	const { name, description } = load.agent;
	if (name === String(strict.name) && description === String(strict.description)) counts.same += 1;
	else console.error(`${file}: differs from the strict parser`);
}

function strictly(header: string): { name: unknown; description: unknown } | undefined {
	try {
		return parse(header, { logLevel: "error" });
	} catch {
		return undefined;
	}
}

const folder = process.argv[2];
if (!folder) throw new Error("Name the folder that holds the collections: measure-agent-collections.ts FOLDER");
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
	if (!entry.isFile() || !entry.name.endsWith(".md") || entry.name === "SKILL.md") continue;
	const file = join(entry.parentPath, entry.name);
	measure(file, readFileSync(file));
}
console.log(JSON.stringify(counts, null, 2));
