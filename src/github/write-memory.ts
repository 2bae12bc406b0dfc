/**
 * What is remembered of the writes to one pull request, for longer than a process lives: the intent before each, so that
 * one that was never begun need not be looked for, and what came of it.
 */
export interface WriteMemory {
	/**
	 * Remembers for good that this is about to be written. False where that is known already, or cannot be known: then it
	 * may be there, and must be looked for.
	 */
	intend(what: string): Promise<boolean>;
	/** GitHub's id of it, where it is known. */
	recall(what: string): Promise<number | undefined>;
	remember(what: string, id: number): Promise<void>;
}

/** Forgets with the process, so it can vouch for nothing that was not begun. */
export function memoryOfThisProcess(): WriteMemory {
	const known = new Map<string, number>();
	return {
		intend: async () => false,
		recall: async (what) => known.get(what),
		remember: async (what, id) => void known.set(what, id),
	};
}
