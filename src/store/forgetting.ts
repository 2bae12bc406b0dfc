/** Deletes what is stored of an account or a repository. All of ours hangs on `pull_requests` and goes with it. */

import type { InstallationId, PullRequestRef } from "../github/pull-request-host.ts";
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
	/** Calls back when any process has forgotten something, or may have. @returns what ends it */
	onForgotten(listener: () => void): () => void;
	/** Every repository of which anything is stored. */
	knownRepositories(): Promise<RepositoryRef[]>;
}

export type RepositoryRef = Pick<PullRequestRef, "installationId" | "owner" | "repo">;

const FORGOTTEN_MESSAGE = "forgotten";

export function openForgetting({ database, hear }: Connection): Forgetting {
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
			await say(transaction, [...ids.map(({ id }) => movedMessage(id)), FORGOTTEN_MESSAGE]);
		});
	return {
		forgetInstallation: (installationId) => forget({ installationId }),
		forgetRepository: (installationId, owner, repo) => forget({ installationId, repository: { owner, repo } }),
		alsoForget: (other) => {
			others.push(other);
		},
		onForgotten: (listener) => hear((message) => (message === FORGOTTEN_MESSAGE || message === "") && listener()),
		knownRepositories: async () => {
			const rows = await database
				.selectFrom("pull_requests")
				.select(["installation_id", "owner", "repo"])
				.distinct()
				.execute();
			return rows.map(({ installation_id, owner, repo }) => {
				return { installationId: installation_id as InstallationId, owner, repo };
			});
		},
	};
}
