/**
 * Group commit: while one transaction is on its way, whoever comes waits and shares the next. Twenty deliveries a
 * moment then cost two transactions, and each is still answered only once it is durable.
 */

interface Waiting<In, Out> {
	readonly item: In;
	readonly done: (out: Out) => void;
	readonly fail: (error: unknown) => void;
}

/** @param commit all or nothing; answers one value an item, in their order. */
export function groupCommit<In, Out>(
	commit: (batch: readonly In[]) => Promise<readonly Out[]>,
	maxBatch: number,
): (item: In) => Promise<Out> {
	const waiting: Waiting<In, Out>[] = [];
	let isBusy = false;
	const drain = async () => {
		isBusy = true;
		while (waiting.length > 0) {
			// Whoever was heard in the same turn of the event loop comes along; else the first would go alone each time.
			await new Promise(setImmediate);
			await settle(waiting.splice(0, maxBatch), commit);
		}
		isBusy = false;
	};
	return (item) =>
		new Promise((done, fail) => {
			waiting.push({ item, done, fail });
			if (!isBusy) void drain();
		});
}

/** One bad item must not take its neighbours with it: a batch that failed is tried one by one. */
async function settle<In, Out>(
	batch: readonly Waiting<In, Out>[],
	commit: (batch: readonly In[]) => Promise<readonly Out[]>,
): Promise<void> {
	try {
		const results = await commit(batch.map(({ item }) => item));
		for (const [index, { done }] of batch.entries()) done(results[index] as Out);
	} catch (error) {
		if (batch.length === 1) batch[0]?.fail(error);
		else for (const one of batch) await settle([one], commit);
	}
}
