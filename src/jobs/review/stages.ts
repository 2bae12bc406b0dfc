/** How long the stages of a run take, in milliseconds. */

export interface Stages {
	time<T>(stage: string, work: () => Promise<T>): Promise<T>;
	spent(): Readonly<Record<string, number>>;
}

export function startStages(onStage: (stage: string, milliseconds: number) => void): Stages {
	const spent: Record<string, number> = {};
	return {
		time: async (stage, work) => {
			const started = performance.now();
			const result = await work();
			spent[stage] = Math.round(performance.now() - started);
			onStage(stage, spent[stage]);
			return result;
		},
		spent: () => spent,
	};
}
