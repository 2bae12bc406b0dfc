/** What a run came to, kept until it is posted, with what it had been asked for. */

import type { ReviewScope } from "../../github/commands/command.ts";
import type { ReviewResult } from "../../review/result.ts";
import type { Json } from "../../store/tables.ts";

interface KeptResult {
	readonly scope: ReviewScope;
	readonly result: ReviewResult;
}

export function toKept(scope: ReviewScope, result: ReviewResult): Json {
	return JSON.parse(JSON.stringify({ scope, result } satisfies KeptResult));
}

/** `undefined` where nothing was kept, or for something else: who asks for more meanwhile gets more. */
export function keptFor(scope: ReviewScope, kept: Json | undefined): ReviewResult | undefined {
	const known = kept as unknown as KeptResult | undefined;
	return JSON.stringify(known?.scope) === JSON.stringify(scope) ? known?.result : undefined;
}
