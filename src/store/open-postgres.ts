/** A PostgreSQL server: a pool for queries, and one more connection that listens. */

import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { CHANNEL, type Connection } from "./connection.ts";
import { openListeners } from "./listeners.ts";
import type { Tables } from "./tables.ts";

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const RECONNECT_MS = 1_000;
/** `bigint`, which pg hands over as text by default; our ids and counts stay far below 2^53. */
const INT8 = 20;

export async function openPostgres(connectionString: string): Promise<Connection> {
	const options = { connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: "gregor" };
	const pool = new pg.Pool({ ...options, max: POOL_SIZE, types: { getTypeParser } });
	// An idle connection that breaks is replaced by the pool; without a listener it would end the process.
	pool.on("error", () => {});
	const listeners = openListeners();
	const stopListening = await listen(options, listeners.tell);
	const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	return {
		database,
		engine: { kind: "postgres", connectionString },
		hear: listeners.add,
		close: async () => {
			await stopListening();
			await database.destroy();
		},
	};
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
	oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text");

/** Connects again for ever, as a server that restarts comes back. @throws when the first connection fails. */
async function listen(options: pg.ClientConfig, tell: (message: string) => void): Promise<() => Promise<void>> {
	let client: pg.Client;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;
	const connect = async () => {
		const next = new pg.Client({ ...options, keepAlive: true });
		next.on("notification", ({ payload }) => tell(payload ?? ""));
		next.on("error", () => {});
		await next.connect();
		next.on("end", again);
		client = next;
		await next.query(`listen ${CHANNEL}`);
		if (closed) await next.end();
	};
	const again = () => {
		if (closed) return;
		timer = setTimeout(() => connect().then(() => tell(""), again), RECONNECT_MS);
	};
	await connect();
	return async () => {
		closed = true;
		clearTimeout(timer);
		await client.end();
	};
}
