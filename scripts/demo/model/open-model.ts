/** Whom the demo's agents ask: a stand-in that knows its answers beforehand, or Claude, for who has a key. */

import { readModelEnvironment } from "../../../src/config/model-environment.ts";
import { builtInAgents } from "../../../src/settings/read-settings.ts";
import { KEY, startStandIn } from "../../../test/support/anthropic/stand-in.ts";
import { answerAsWritten } from "./answer-as-written.ts";

export interface DemoModel {
	/** The answers are Claude's own. */
	readonly isLive: boolean;
	/** How the App finds it. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	close(): Promise<void>;
}

/** The demo was asked for what it cannot do; the message says what to do. */
export class DemoRefusal extends Error {}

/** @throws {DemoRefusal} where Claude is wanted, and there is no key. */
export async function openModel(isLive: boolean): Promise<DemoModel> {
	if (!isLive) return standInFor();
	if (!readModelEnvironment(process.env)) throw new DemoRefusal("--live asks Claude: set ANTHROPIC_API_KEY.");
	const names = Object.keys(process.env).filter((name) => /^(ANTHROPIC|GREGOR_MODEL|GREGOR_BUDGET)_/.test(name));
	return {
		isLive,
		variables: Object.fromEntries(names.map((name) => [name, process.env[name]])),
		close: async () => {},
	};
}

async function standInFor(): Promise<DemoModel> {
	// Anthropic's client would send it along by itself, and nothing of this person's is to be used.
	delete process.env.ANTHROPIC_AUTH_TOKEN;
	const standIn = await startStandIn(answerAsWritten(await builtInAgents()));
	return {
		isLive: false,
		variables: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: standIn.url },
		close: standIn.close,
	};
}
