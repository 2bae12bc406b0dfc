import type { DemoLog } from "./log.ts";

/** A step of the story that did not do what it should. */
export class StoryError extends Error {}

/** Tells what holds; `seen` is told where it does not. */
export function prove(log: DemoLog, claim: string, holds: boolean, seen: unknown): void {
	if (!holds) throw new StoryError(`Not so: ${claim}. Seen: ${JSON.stringify(seen)}`);
	log.say("proof", claim);
}

export function proveEqual<T>(log: DemoLog, claim: string, actual: T, wanted: T): void {
	const holds = JSON.stringify(actual) === JSON.stringify(wanted);
	prove(log, claim, holds, { actual, wanted });
}
