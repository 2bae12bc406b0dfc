/** Rust files in which no agent sees its own subject still get a reader: a plain bug is one no signal announces. */

import type { Profile } from "../change/profile.ts";
import type { Agent, Assignment } from "./agent.ts";

/** Reads plain Rust best; where it is off or replaced by none, the first agent that looks at both fields does. */
const GENERALIST = "rust-systems-architect";

/**
 * Gives changed Rust files without an agent to one: to the chosen agent with most of the change's Rust files, which then
 * sees the change whole, or, when none is chosen for Rust, to the generalist. An agent that was only guessed from its
 * description is given nothing more than what it speaks of.
 *
 * @param scope `telling`: the files that need a reader; tests beside production code do not.
 * @param chosen assignments by signals. An agent that the configuration sends everywhere is no reason to leave out ours.
 * @param available agents that are not switched off.
 */
export function adoptOrphans(
	scope: { readonly profile: Profile; readonly telling: ReadonlySet<string> },
	chosen: readonly Assignment[],
	available: readonly Agent[],
): readonly Assignment[] {
	const taken = new Set(chosen.flatMap((assignment) => assignment.files));
	const rust = rustPlaces(scope.profile, scope.telling);
	const orphans = [...rust.keys()].filter((path) => !taken.has(path));
	const [first] = orphans;
	if (first === undefined) return chosen;
	const where = `${first}:${rust.get(first)}`;
	const parent = mostRust(chosen, rust);
	if (parent) return adopt(chosen, parent, orphans, `${where}, which is Rust that no agent's signals cover`);
	const agent = generalist(available);
	if (!agent) return chosen;
	const idle = chosen.find((assignment) => assignment.agent === agent);
	if (idle) return adopt(chosen, idle, orphans, `${where}, which changes Rust code`);
	const reason = `chosen because ${where} changes Rust code and has no more special signal`;
	return [...chosen, { agent, files: orphans, reason }];
}

function adopt(
	chosen: readonly Assignment[],
	parent: Assignment,
	orphans: readonly string[],
	what: string,
): Assignment[] {
	const files = [...parent.files, ...orphans].sort();
	const reason = `${parent.reason}; it also takes ${what}`;
	return chosen.map((assignment) => (assignment === parent ? { ...parent, files, reason } : assignment));
}

/** The first place of each changed Rust file that is telling. */
function rustPlaces(profile: Profile, telling: ReadonlySet<string>): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	for (const { kind, path, line } of profile.signals) {
		if (kind === "rust" && telling.has(path) && !places.has(path)) places.set(path, line);
	}
	return places;
}

function mostRust(chosen: readonly Assignment[], rust: ReadonlyMap<string, number>): Assignment | undefined {
	const count = (assignment: Assignment) => assignment.files.filter((path) => rust.has(path)).length;
	const withRust = chosen.filter((assignment) => assignment.agent.review && count(assignment) > 0);
	return withRust.reduce<Assignment | undefined>(
		(best, next) => (best && count(best) >= count(next) ? best : next),
		undefined,
	);
}

function generalist(available: readonly Agent[]): Agent | undefined {
	const reviewers = available.filter((agent) => agent.review);
	return (
		available.find((agent) => agent.name === GENERALIST) ??
		reviewers.find((agent) => agent.review?.focus === "both") ??
		reviewers[0]
	);
}
