/** Asks the sample's agent over HTTP, with a stand-in that follows a script, and gives back all there is to look at. */

import type { AgentOutcome, AgentProgress, AgentRequest } from "../../../src/model/agent-outcome.ts";
import { askAgent } from "../../../src/model/ask-agent.ts";
import { type Budget, openBudget } from "../../../src/model/budget.ts";
import type { CallWorld } from "../../../src/model/call-model.ts";
import { type ClientSettings, openClient } from "../../../src/model/client.ts";
import { RUN_MS } from "../../../src/model/limits.ts";
import { openPacing } from "../../../src/model/pacing.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";
import { SAMPLE_REQUEST } from "./samples.ts";
import { KEY, type Script, type StandIn, startStandIn } from "./stand-in.ts";

export interface Scene {
	readonly standIn: StandIn;
	readonly clock: FakeClock;
	readonly world: CallWorld;
	readonly progress: AgentProgress[];
	readonly ask: (request?: AgentRequest, onProgress?: (progress: AgentProgress) => void) => Promise<AgentOutcome>;
}

export interface SceneOptions {
	readonly budget?: Budget;
	readonly client?: Partial<ClientSettings>;
	readonly signal?: AbortSignal;
}

/** Everything that `use` starts is ended after it; alarms and connections that are left over are an error. */
export async function withScene<T>(
	script: Script,
	use: (scene: Scene) => Promise<T>,
	options: SceneOptions = {},
): Promise<T> {
	const standIn = await startStandIn(script);
	const clock = fakeClock();
	const progress: AgentProgress[] = [];
	const world: CallWorld = {
		client: await openClient({ platform: "anthropic", apiKey: KEY, baseUrl: standIn.url, ...options.client }),
		budget: options.budget ?? openBudget({}),
		pacing: openPacing(clock),
		clock,
		deadline: RUN_MS,
		signal: options.signal ?? new AbortController().signal,
		random: () => 0,
	};
	try {
		const result = await use({
			standIn,
			clock,
			world,
			progress,
			ask: (request = SAMPLE_REQUEST, onProgress = () => {}) =>
				askAgent({ ...request, secrets: [KEY] }, world, (told) => {
					progress.push(told);
					onProgress(told);
				}),
		});
		if (clock.alarms() > 0) throw new Error(`${clock.alarms()} alarms were left set.`);
		return result;
	} finally {
		await standIn.close();
	}
}

/** Replies in turn; the last one for all further requests. */
export function inTurn(...replies: readonly ReturnType<Script>[]): Script {
	return (_, turn) => replies[Math.min(turn, replies.length - 1)] ?? { kind: "mute" };
}
