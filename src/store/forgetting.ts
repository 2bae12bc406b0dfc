/** Deletes what is stored of an account or a repository. All of ours hangs on `pull_requests` and goes with it. */

import type { InstallationId } from "../github/pull-request-host.ts";
import type { Connection } from "./connection.ts";
import { movedMessage, say } from "./say.ts";
import type { Transaction } from "./tables.ts";

export interface Forgotten {
	readonly installationId: InstallationId;
	/** Left out: the whole account. */
	readonly repository?: { readonly owner: string; readonly repo: string };
}

/** Deletes what another part keeps of it in the same database, as part of the transaction. */
export type Forget = (forgotten: Forgotten, transaction: Transaction) => Promise<void>;

export interface Forgetting {
	/** Work that is going on for the account is cancelled. */
	forgetInstallation(installation: InstallationId): Promise<void>;
	forgetRepository(installation: InstallationId, owner: string, repo: string): Promise<void>;
	/** Called with all that is forgotten from now on. */
	alsoForget(forget: Forget): void;
}

export function openForgetting({ database }: Connection): Forgetting {
	const others: Forget[] = [];
	const forget = (forgotten: Forgotten) =>
		database.transaction().execute(async (transaction) => {
			const { installationId, repository } = forgotten;
			const ids = await transaction
				.deleteFrom("pull_requests")
				.where("installation_id", "=", installationId as number)
				.$if(repository !== undefined, (query) => query.where((where) => where.and({ ...repository })))
				.returning("id")
				.execute();
			for (const other of others) await other(forgotten, transaction);
			await say(
				transaction,
				ids.map(({ id }) => movedMessage(id)),
			);
		});
	return {
		forgetInstallation: (installationId) => forget({ installationId }),
		forgetRepository: (installationId, owner, repo) => forget({ installationId, repository: { owner, repo } }),
		alsoForget: (other) => {
			others.push(other);
		},
	};
}
