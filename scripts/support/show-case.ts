/** What each chosen agent is shown of a case, batch by batch. */

import type { Assignment } from "../../src/agents/agent.ts";
import type { AgentContext } from "../../src/context/agent-context.ts";
import { buildContext } from "../../src/context/build-context.ts";
import type { Batch, ContextRequest } from "../../src/context/context-request.ts";
import { printContext } from "../../src/context/print-context.ts";
import { splitBatches } from "../../src/context/split-batches.ts";
import type { OpenCase } from "./open-case.ts";

export const NONCE = "measured0000";

export interface Shown {
	readonly batch: Batch;
	/** Such as `1 of 2`. */
	readonly part: string;
	readonly notReviewed: readonly string[];
	readonly context: AgentContext;
	/** The context as text. */
	readonly text: string;
}

export async function showCase({ assignments, request }: OpenCase): Promise<Shown[]> {
	return (await Promise.all(assignments.map((assignment) => show(assignment, request)))).flat();
}

async function show(assignment: Assignment, request: ContextRequest): Promise<Shown[]> {
	const { batches, notReviewed } = splitBatches(assignment, request);
	return Promise.all(
		batches.map(async (batch, index) => {
			const context = await buildContext(batch, request);
			const part = `${index + 1} of ${batches.length}`;
			return { batch, part, notReviewed, context, text: printContext(context, NONCE) };
		}),
	);
}

/** Numbers of the head lines of a file that a printed context shows in its change sections. */
export function linesShown(text: string, path: string): ReadonlySet<number> {
	const parts = text
		.split("\n## ")
		.filter((one) => one.startsWith("Change (") && one.split("\n", 1)[0]?.endsWith(`: ${path}`));
	return new Set(parts.flatMap((part) => [...part.matchAll(/^ *(\d+)(?: [+> ](?: |$)|$)/gm)].map(numberOf)));
}

const numberOf = (match: RegExpExecArray): number => Number(match[1]);
