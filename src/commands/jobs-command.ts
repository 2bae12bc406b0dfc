/** `gregor jobs`: the reviews that failed for good, and a way to have them done again. */

import { openQueue } from "../jobs/open-queue.ts";
import type { DeadJob, Queue, QueueStats } from "../jobs/queue.ts";
import { UsageError } from "../settings/usage-error.ts";
import { FolderInUse } from "../store/folder-lock.ts";
import { openStore } from "../store/open-store.ts";

export type JobsOptions =
	| { readonly action: "list" }
	/** `id` as `list` prints it; left out with `all`. */
	| { readonly action: "redrive"; readonly id?: string | undefined; readonly all?: boolean | undefined };

/** Where the server keeps them: the same settings, from the environment. */
export interface JobsPlace {
	readonly databaseUrl?: string | undefined;
	readonly dataFolder?: string | undefined;
}

/** @throws UsageError when the database is another process's, or no dead job has the id */
export async function jobsCommand(options: JobsOptions, place: JobsPlace): Promise<void> {
	if (options.action === "redrive" && (options.id === undefined) === (options.all !== true)) {
		throw new UsageError(
			"Say which: gregor jobs redrive ID, or gregor jobs redrive --all. gregor jobs list lists them.",
		);
	}
	await withQueue(place, async (queue) => {
		if (options.action === "redrive") console.log(await redrive(queue, options.id ?? "all"));
		else console.log(printJobs(await queue.listDead(), await queue.stats()));
	});
}

async function redrive(queue: Queue, which: string): Promise<string> {
	const count = await queue.redrive(which);
	if (count === 0 && which !== "all") {
		throw new UsageError(`No dead job has the id ${which}. gregor jobs list lists them.`);
	}
	return count === 1 ? "1 review waits for a worker again." : `${count} reviews wait for a worker again.`;
}

export function printJobs(dead: readonly DeadJob[], { depth, active, oldestSeconds }: QueueStats): string {
	const oldest = depth > 0 ? ` (the oldest for ${Math.round(oldestSeconds)} s)` : "";
	return [`${depth} waiting${oldest}, ${active} running, ${dead.length} dead`, ...dead.map(printJob)].join("\n");
}

function printJob({ id, pullRequest, failure, failedAt, isTold }: DeadJob): string {
	const { owner, repo, number } = pullRequest;
	const told = isTold ? "" : "; the pull request was not told yet";
	return `${id}  ${failedAt.toISOString()}  ${owner}/${repo}#${number}\n    ${failure.name}: ${failure.message}${told}`;
}

async function withQueue(place: JobsPlace, use: (queue: Queue) => Promise<void>): Promise<void> {
	const store = await openStore(place).catch((error: Error) => {
		throw error instanceof FolderInUse ? new UsageError(error.message) : error;
	});
	try {
		const queue = await openQueue(store, { onError: ({ message }) => console.error(message) });
		await use(queue).finally(queue.stop);
	} finally {
		await store.close();
	}
}
