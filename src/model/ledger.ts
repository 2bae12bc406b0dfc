/** Sums up what the calls of one question took, and tells how it goes. */

import { openJsonElements } from "./answer/json-elements.ts";
import type { CallHooks } from "./call-model.ts";
import { addUsage, NO_USAGE, type Usage } from "./usage.ts";

export interface LedgerEvents {
	readonly onWait: NonNullable<CallHooks["onWait"]>;
	/** Findings of the answer that is being written. */
	readonly onFindings: (count: number) => void;
	/** Dollars so far. */
	readonly onSpent: (dollars: number) => void;
}

export interface Ledger {
	readonly hooks: CallHooks;
	readonly total: () => { readonly usage: Usage; readonly dollars: number; readonly calls: number };
}

export function openLedger(events: LedgerEvents): Ledger {
	let usage = NO_USAGE;
	let dollars = 0;
	let calls = 0;
	let elements = openJsonElements();
	let findings = 0;
	return {
		total: () => ({ usage, dollars, calls }),
		hooks: {
			onAttempt: () => {
				elements = openJsonElements();
				findings = 0;
			},
			onWait: events.onWait,
			onSpent: (taken, cost) => {
				usage = addUsage(usage, taken);
				dollars += cost;
				calls += 1;
				events.onSpent(dollars);
			},
			onText: (piece) => {
				const added = elements.feed(piece).filter(({ key }) => key === "findings").length;
				findings += added;
				if (added > 0) events.onFindings(findings);
			},
		},
	};
}
