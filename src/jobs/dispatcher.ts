/** Takes jobs while there is room for them, and otherwise waits until one ends or one may have come. */

import { setTimeout as pause } from "node:timers/promises";
import { POLL_MS } from "./settings.ts";

export interface Dispatcher {
	/** There may be something to take. */
	poke(): void;
	/** Takes no more, and waits for those that run. */
	stop(): Promise<void>;
}

export interface DispatcherOptions<Job> {
	readonly concurrency: number;
	take(): Promise<Job | undefined>;
	/** Must not throw. */
	run(job: Job): Promise<void>;
	onError(error: Error): void;
}

export function startDispatcher<Job>(options: DispatcherOptions<Job>): Dispatcher {
	const running = new Set<Promise<void>>();
	const stopping = new AbortController();
	let poked = new AbortController();
	const poke = () => poked.abort();
	const rest = () => {
		const ms = running.size < options.concurrency ? POLL_MS : undefined;
		const signal = AbortSignal.any([poked.signal, stopping.signal]);
		return ms === undefined ? aborted(signal) : pause(ms, undefined, { signal }).catch(() => {});
	};
	const start = (job: Job) => {
		const run = options.run(job).finally(() => {
			running.delete(run);
			poke();
		});
		running.add(run);
	};
	const loop = async () => {
		while (!stopping.signal.aborted) {
			poked = new AbortController();
			const job = running.size < options.concurrency ? await takeSafely(options) : undefined;
			if (job) start(job);
			else await rest();
		}
	};
	const looping = loop();
	return {
		poke,
		stop: async () => {
			stopping.abort();
			await looping;
			await Promise.all(running);
		},
	};
}

async function takeSafely<Job>({ take, onError }: DispatcherOptions<Job>): Promise<Job | undefined> {
	try {
		return await take();
	} catch (error) {
		onError(error as Error);
		return undefined;
	}
}

function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((done) => signal.addEventListener("abort", () => done(), { once: true }));
}
