/** Opens the database, brings its tables up to date, and puts the parts of the store together. */

import type { Connection } from "./connection.ts";
import { openDeliveries } from "./deliveries.ts";
import { openFindings } from "./findings.ts";
import { openForgetting } from "./forgetting.ts";
import { migrate } from "./migrate.ts";
import { openPglite } from "./open-pglite.ts";
import { openPostgres } from "./open-postgres.ts";
import { openPullRequests } from "./pull-requests.ts";
import { openRequests } from "./requests.ts";
import { openRuns } from "./runs.ts";
import type { Store } from "./store.ts";
import { openWatching } from "./watch.ts";
import { openWrites } from "./writes.ts";

export const DEFAULT_DATA_FOLDER = "data";

export interface StoreOptions {
	/** A PostgreSQL, which any number of processes may share; wins over a folder. */
	readonly databaseUrl?: string | undefined;
	/** Where PGlite keeps its files; by default `DEFAULT_DATA_FOLDER`. One process at a time. */
	readonly dataFolder?: string | undefined;
	/** PGlite without a folder: gone with the process. */
	readonly memory?: boolean;
}

/** @throws FolderInUse, or what the database said */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
	const connection = await connect(options);
	try {
		await migrate(connection.database);
	} catch (error) {
		await connection.close();
		throw error;
	}
	const { database } = connection;
	return {
		...openDeliveries(database),
		...openRequests(database),
		...openPullRequests(database),
		...openWatching(connection),
		...openRuns(database),
		...openFindings(database),
		...openWrites(database),
		...openForgetting(connection),
		connection,
		close: connection.close,
	};
}

function connect({ databaseUrl, dataFolder, memory }: StoreOptions): Promise<Connection> {
	if (databaseUrl) return openPostgres(databaseUrl);
	return openPglite(memory ? undefined : (dataFolder ?? DEFAULT_DATA_FOLDER));
}
