/** What a job carries: the name of a pull request, and nothing that could be stale when it runs. */

import type { CommandResponse, Job, JobInsert, JobWithMetadata } from "pg-boss";
import type { PullRequestRef } from "../github/pull-request-host.ts";
import { pullRequestKey } from "../store/pull-request-id.ts";
import type { Failure } from "./queue.ts";

export interface JobData {
	readonly pullRequest: PullRequestRef;
}

export type ReviewJob = JobWithMetadata<JobData>;

/** @param priority higher runs first */
export function toJob({ installationId, owner, repo, number }: PullRequestRef, priority: number): JobInsert<JobData> {
	const pullRequest = { installationId, owner, repo, number };
	return {
		data: { pullRequest },
		singletonKey: pullRequestKey(pullRequest),
		group: { id: String(installationId) },
		priority,
	};
}

/** The try that a worker holds; what it says of the job counts only while it holds it. */
export const attemptOf = ({ id, retryCount }: Job<JobData>) => ({ id, retryCount });

/** How many jobs a call was about in fact; pg-boss answers it, and its types do not say so. */
export function affectedBy(response: CommandResponse): number {
	return (response as { readonly affected: number }).affected;
}

/** Of an error, what may be stored: no stack, no request, no cause, for any of them may carry a secret. */
export function toFailure(error: unknown): Failure {
	if (!(error instanceof Error)) return { name: "Error", message: String(error) };
	return { name: error.name, message: error.message };
}

/** From what pg-boss stored: ours, or its own `{ value: { message } }` for a worker that died. */
export function readFailure(output: unknown): Failure {
	const { value, name, message } = (output ?? {}) as { value?: { message?: string }; name?: string; message?: string };
	return { name: name ?? "Error", message: message ?? value?.message ?? "unknown" };
}
