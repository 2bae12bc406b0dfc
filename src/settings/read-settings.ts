/** What is in force for a review: the configuration, the agents and the rules, built in and the repository's own. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Agent } from "../agents/agent.ts";
import { type LoadedAgents, loadAgents } from "../agents/load-agents.ts";
import { replaceAgents } from "../agents/replace-agents.ts";
import type { ObjectId } from "../change/change-set.ts";
import { checkAgentNames, checkRuleIds } from "../config/check-names.ts";
import type { Configuration } from "../config/configuration.ts";
import { readConfiguration } from "../config/read-configuration.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Notice } from "../review/result.ts";
import { OWN_RULES_FOLDER, type OwnRules, readOwnRules } from "../rules/own-rules.ts";
import { openRuleBook, type RuleBook } from "../rules/rule-book.ts";
import { UsageError } from "./usage-error.ts";

export const CONFIGURATION_FILE = ".github/gregor.yml";
const OWN_AGENTS_FOLDER = ".claude/agents";

export interface Settings {
	readonly configuration: Configuration;
	readonly agents: readonly Agent[];
	readonly book: RuleBook;
	readonly own: OwnRules;
	/** False when nobody wrote one, and the defaults are in force. */
	readonly hasConfiguration: boolean;
	readonly notices: readonly Notice[];
}

/** `configurationFile` is a file of this machine that takes the place of the repository's own. */
export async function readSettings(
	repository: Repository,
	at: ObjectId,
	configurationFile: string | undefined,
): Promise<Settings> {
	const book = openRuleBook();
	const files = repository.readAt(at);
	try {
		const [builtIn, ownAgents, ruleFiles, configurationText] = await Promise.all([
			builtInAgents(),
			readFolder(repository, at, OWN_AGENTS_FOLDER, ".md"),
			readFolder(repository, at, OWN_RULES_FOLDER, ".yml"),
			configurationFile === undefined ? files.read(CONFIGURATION_FILE).then(decode) : readLocal(configurationFile),
		]);
		const own = readOwnRules(ruleFiles, (id) => book.ids.includes(id));
		const loaded = loadAgents(ownAgents.map(({ path, text }) => ({ file: path, text })));
		const agents = replaceAgents(builtIn, loaded.agents);
		const file = configurationFile ?? CONFIGURATION_FILE;
		const read = readConfiguration(configurationText, file);
		const names = agents.map((agent) => agent.name);
		const notices = [
			...read.notices,
			...checkRuleIds(read.configuration, [...book.ids, ...own.rules.keys()], file),
			...checkAgentNames(read.configuration, names, file),
			...agentNotices(loaded),
			...own.problems.map((problem) => ({ level: "error" as const, ...problem })),
		];
		return {
			configuration: read.configuration,
			hasConfiguration: read.origin !== "absent",
			agents,
			book,
			own,
			notices,
		};
	} finally {
		await files.close();
	}
}

/** The agents that ship with Gregor, from the package's own `agents/` folder. */
export async function builtInAgents(): Promise<readonly Agent[]> {
	const folder = fileURLToPath(new URL("../../agents", import.meta.url));
	const names = (await readdir(folder)).filter((name) => name.endsWith(".md"));
	const entries = await Promise.all(
		names.map(async (name) => ({ file: `agents/${name}`, text: await readFile(join(folder, name), "utf8") })),
	);
	return loadAgents(entries).agents;
}

async function readFolder(repository: Repository, at: ObjectId, folder: string, ending: string) {
	const listed = await repository.listFiles(at, folder);
	const files = repository.readAt(at);
	try {
		const paths = listed.map(({ path }) => path).filter((path) => path.endsWith(ending));
		return await Promise.all(paths.map(async (path) => ({ path, text: decode(await files.read(path)) ?? "" })));
	} finally {
		await files.close();
	}
}

function decode(bytes: Uint8Array | undefined): string | undefined {
	return bytes && new TextDecoder().decode(bytes);
}

async function readLocal(file: string): Promise<string> {
	return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw new UsageError(`The configuration ${file} cannot be read (${error.code}). Name a file that exists.`);
	});
}

function agentNotices({ notices, failures }: LoadedAgents): Notice[] {
	return [
		...notices.map((notice) => ({ level: "warning" as const, ...notice })),
		...failures.map(({ file, line, message, advice }) => ({
			level: "error" as const,
			file,
			line,
			message: `${message} ${advice}`,
		})),
	];
}
