/**
 * The databases that Gregor runs on, for tests: PGlite in memory, PGlite in a folder, and a real PostgreSQL.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "@jest/globals";
import type { StoreOptions } from "../../src/store/open-store.ts";
import { startPostgres } from "./start-postgres.ts";

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
