import { type CheckBatch, checkBatches } from "./check-batches.ts";
import type { Installation } from "./open-installation.ts";
import { pages } from "./pages.ts";
import type { CheckReport, RunId } from "./pull-request-host.ts";
import { settle } from "./settle.ts";
import type { WriteMemory } from "./write-memory.ts";

/** The name that people see, and may require, in the list of checks. */
export const CHECK_NAME = "Gregor";

const CHECKS = "/repos/{owner}/{repo}/check-runs";
const OF_COMMIT = "/repos/{owner}/{repo}/commits/{ref}/check-runs";

interface KnownCheck {
	readonly id: number;
	/** Annotations that it has. */
	readonly annotations: number;
}

/**
 * Tells a run's check: found again by `external_id`, made where there is none. What is known of it is forgotten on any
 * failure, and read from GitHub again, so that no annotation is sent twice.
 */
export function checkTeller(installation: Installation, memory: WriteMemory) {
	const { request, repository, clock } = installation;
	const known = new Map<RunId, KnownCheck>();

	async function find(report: CheckReport): Promise<KnownCheck | undefined> {
		const { appId } = await installation.identity();
		const runs = pages(OF_COMMIT, async (page, per_page) => {
			const which = { ref: report.head, check_name: CHECK_NAME, app_id: appId, filter: "all" as const };
			return (await request(`GET ${OF_COMMIT}`, { ...repository, ...which, page, per_page })).data.check_runs;
		});
		for await (const { id, external_id, output } of runs) {
			if (external_id === report.runId) return { id: Number(id), annotations: output.annotations_count };
		}
		return undefined;
	}

	/** Nothing can be there of a run whose check nobody has begun to tell. */
	async function findUnlessFirst(report: CheckReport): Promise<KnownCheck | undefined> {
		return (await memory.intend(`check ${report.runId}`)) ? undefined : find(report);
	}

	async function create(report: CheckReport, batch: CheckBatch): Promise<number> {
		const about = { name: CHECK_NAME, head_sha: report.head, external_id: report.runId };
		const { data } = await request(`POST ${CHECKS}`, { ...repository, ...about, ...batch });
		return Number(data.id);
	}

	async function tell(report: CheckReport, check: KnownCheck | undefined): Promise<KnownCheck> {
		let id = check?.id;
		let annotations = check?.annotations ?? 0;
		for (const batch of checkBatches(report, annotations)) {
			if (id === undefined) id = await create(report, batch);
			else await request(`PATCH ${CHECKS}/{check_run_id}`, { ...repository, check_run_id: id, ...batch });
			annotations += batch.output.annotations?.length ?? 0;
		}
		return { id: id ?? 0, annotations };
	}

	return async (report: CheckReport): Promise<void> => {
		await settle(clock, CHECKS, async () => {
			const check = known.get(report.runId) ?? (await findUnlessFirst(report));
			known.delete(report.runId);
			known.set(report.runId, await tell(report, check));
		});
	};
}
