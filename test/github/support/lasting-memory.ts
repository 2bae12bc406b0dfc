import type { WriteMemory } from "../../../src/github/write-memory.ts";

/** What the store is to the App: it outlives the processes that share it. */
export function lastingMemory(): WriteMemory {
	const known = new Map<string, number | undefined>();
	return {
		intend: async (what) => {
			const isFirst = !known.has(what);
			if (isFirst) known.set(what, undefined);
			return isFirst;
		},
		recall: async (what) => known.get(what),
		remember: async (what, id) => void known.set(what, id),
	};
}
