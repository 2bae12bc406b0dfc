import type { AgentProgress } from "../model/agent-outcome.ts";

/** Turns what agents do into one line for a person who waits: who does what, findings and cost so far. */
export function modelProgress(say: (line: string) => void): (progress: AgentProgress) => void {
	const findings = new Map<string, number>();
	const dollars = new Map<string, number>();
	return (progress) => {
		if (progress.kind === "findings") findings.set(progress.agent, progress.count);
		if (progress.kind === "spent") dollars.set(progress.agent, progress.dollars);
		const parts = [
			`${progress.agent} ${phraseOf(progress)}`,
			`${total(findings)} found`,
			`$${total(dollars).toFixed(3)}`,
		];
		say(parts.join(" · "));
	};
}

function phraseOf(progress: AgentProgress): string {
	switch (progress.kind) {
		case "asked":
			return `reviews with ${progress.model}`;
		case "reading":
			return `reads ${progress.what}`;
		case "findings":
			return "writes";
		case "waiting":
			return `waits ${Math.ceil(progress.ms / 1_000)} s (${progress.failure.kind})`;
		case "asked-for-less":
			return `is asked for less (${progress.failure.kind})`;
		case "spent":
			return "has answered";
	}
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);
