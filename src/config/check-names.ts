import type { Configuration } from "./configuration.ts";
import { nearest } from "./nearest.ts";
import type { ConfigurationNotice } from "./notice.ts";

/**
 * A warning for each rule of the configuration that does not exist, with the nearest one that does. Which rules exist is
 * known only after the repository's own have been read, so this is not part of reading the configuration.
 */
export function checkRuleIds(
	configuration: Configuration,
	knownIds: Iterable<string>,
	file: string,
): readonly ConfigurationNotice[] {
	return unknownNames(Object.keys(configuration.rules), knownIds, "rule", file);
}

/** The same for agents, wherever the configuration names one. */
export function checkAgentNames(
	configuration: Configuration,
	knownNames: Iterable<string>,
	file: string,
): readonly ConfigurationNotice[] {
	const { on, off, forced } = configuration.agents;
	return unknownNames([...on, ...off, ...forced.flatMap((part) => part.agents)], knownNames, "agent", file);
}

function unknownNames(
	names: readonly string[],
	known: Iterable<string>,
	what: "rule" | "agent",
	file: string,
): readonly ConfigurationNotice[] {
	const existing = new Set(known);
	const unknown = [...new Set(names)].filter((name) => !existing.has(name));
	return unknown.map((name) => {
		const near = nearest(name, existing);
		const help = near ? `did you mean \`${near}\`?` : `\`gregor ${what}s\` lists them.`;
		return { level: "warning", message: `There is no ${what} \`${name}\`; ${help} The setting has no effect.`, file };
	});
}
