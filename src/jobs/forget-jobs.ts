import { sql } from "kysely";
import type { Forget } from "../store/forgetting.ts";
import { JOB_TABLE } from "./settings.ts";

/** The jobs of an account or a repository, in whatever state; the group of a job is its installation. */
export const forgetJobs: Forget = async ({ installationId, repository }, transaction) => {
	const named = repository
		? sql`and data->'pullRequest'->>'owner' = ${repository.owner} and data->'pullRequest'->>'repo' = ${repository.repo}`
		: sql``;
	await sql`delete from ${sql.table(JOB_TABLE)} where group_id = ${String(installationId)} ${named}`.execute(
		transaction,
	);
};
