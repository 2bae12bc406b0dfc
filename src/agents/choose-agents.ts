/**
 * Which agents review a change, which files each reads, and why. Pure: the same change is always given to the same
 * agents, and each reason names the place that it was read from.
 */

import type { Profile } from "../change/profile.ts";
import type { Configuration } from "../config/configuration.ts";
import { adoptOrphans } from "./adopt-orphans.ts";
import type { Agent, Assignment } from "./agent.ts";
import { agentsNamed } from "./agent-names.ts";
import { declaredFit } from "./declared-fit.ts";
import { describedFit } from "./described-fit.ts";
import { type Evidence, strongest } from "./evidence.ts";
import { includedPaths, pathFilter } from "./path-filter.ts";
import { tellingFiles } from "./telling-files.ts";

export interface ChoiceOptions {
	/** Agents asked for by name (`--agent`): these review and no others, even ones that the configuration has off. */
	readonly only?: readonly string[];
	/** The changed paths under review. Left out: those of the profile's signals. */
	readonly files?: readonly string[];
}

interface Scope {
	readonly profile: Profile;
	readonly files: readonly string[];
	readonly configuration: Configuration;
	/** Files whose signals may choose an agent; an agent that is chosen also reads others that fit. */
	readonly telling: ReadonlySet<string>;
}

/**
 * A change with neither Rust nor Kafka goes to nobody, unless the configuration or `only` names an agent for it.
 * Every changed Rust file of production code goes to someone while any agent is left to take it.
 *
 * @throws {UnknownAgentError} when `only` names an agent that does not exist.
 */
export function chooseAgents(
	profile: Profile,
	agents: readonly Agent[],
	configuration: Configuration,
	options: ChoiceOptions = {},
): readonly Assignment[] {
	const named = agentsNamed(options.only ?? [], agents);
	const scope = scopeOf(profile, configuration, options.files);
	if (scope.files.length === 0) return [];
	if (named.length > 0) {
		return named.map((agent) => everything(agent, scope, "it was asked for by name"));
	}
	const available = agents.filter((agent) => !configuration.agents.off.includes(agent.name));
	const fitting = available.flatMap((agent) => assignFitting(agent, scope));
	const complete = adoptOrphans(scope, fitting, available);
	return available.flatMap((agent) => {
		const fits = complete.find((assignment) => assignment.agent === agent);
		return withConfigured(agent, fits, scope);
	});
}

function scopeOf(profile: Profile, configuration: Configuration, given: readonly string[] | undefined): Scope {
	const all = given ?? profile.signals.map((signal) => signal.path);
	const files = [...new Set(all)].filter(includedPaths(configuration.paths));
	const inScope = new Set(files);
	const signals = profile.signals.filter((signal) => inScope.has(signal.path));
	const scoped = { signals, concerns: profile.concerns };
	return { profile: scoped, files, configuration, telling: tellingFiles(scoped, files) };
}

function assignFitting(agent: Agent, { profile, files, telling }: Scope): Assignment[] {
	if (!profile.concerns.rust && !profile.concerns.kafka) return [];
	const evidence = agent.review
		? declaredFit(agent.review.applies, profile, files)
		: describedFit(agent.description, profile);
	const best = strongest(evidence.filter(({ path }) => telling.has(path)));
	if (!best) return [];
	const fitting = new Set(evidence.map(({ path }) => path));
	return [{ agent, files: files.filter((path) => fitting.has(path)), reason: because(best) }];
}

function because({ path, line, says }: Evidence): string {
	return `chosen because ${path}:${line} ${says}`;
}

/** Adds what the configuration asks for: the agent for every file, or for the paths that it is forced on. */
function withConfigured(agent: Agent, fits: Assignment | undefined, scope: Scope): Assignment[] {
	const { on, forced } = scope.configuration.agents;
	if (on.includes(agent.name)) {
		const all = everything(agent, scope, "the configuration has it always review");
		return [{ ...all, reason: fits?.reason ?? all.reason }];
	}
	const globs = forced.filter((entry) => entry.agents.includes(agent.name)).flatMap((entry) => entry.paths);
	const forcedFiles = scope.files.filter(pathFilter(globs));
	const [first] = forcedFiles;
	if (first === undefined) return fits ? [fits] : [];
	const taken = new Set([...forcedFiles, ...(fits?.files ?? [])]);
	const reason = fits?.reason ?? `chosen because the configuration forces it for ${place(first, scope)}`;
	return [{ agent, files: scope.files.filter((path) => taken.has(path)), reason }];
}

/** All files that have to do with Rust or Kafka; all files where none has. */
function everything(agent: Agent, scope: Scope, why: string): Assignment {
	const signalled = new Set(scope.profile.signals.map((signal) => signal.path));
	const files = signalled.size > 0 ? scope.files.filter((path) => signalled.has(path)) : scope.files;
	return { agent, files, reason: `chosen because ${why}, for ${place(files[0] ?? "", scope)}` };
}

function place(path: string, { profile }: Scope): string {
	return `${path}:${profile.signals.find((signal) => signal.path === path)?.line ?? 1}`;
}
