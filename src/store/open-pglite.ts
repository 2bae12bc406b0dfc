/** PGlite, PostgreSQL inside this process: in a folder that belongs to this process alone, or in memory. */

import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { CHANNEL, type Connection } from "./connection.ts";
import { lockFolder } from "./folder-lock.ts";
import { openListeners } from "./listeners.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import type { Tables } from "./tables.ts";

/** @throws FolderInUse when another process has it open. */
export async function openPglite(folder: string | undefined): Promise<Connection> {
	if (folder !== undefined) await mkdir(folder, { recursive: true });
	const unlock = folder === undefined ? async () => {} : await lockFolder(folder);
	try {
		return await open(folder, unlock);
	} catch (error) {
		await unlock();
		throw error;
	}
}

async function open(folder: string | undefined, unlock: () => Promise<void>): Promise<Connection> {
	const pglite = await (folder === undefined ? PGlite.create() : PGlite.create(`file://${folder}/pglite`));
	const listeners = openListeners();
	await pglite.listen(CHANNEL, listeners.tell);
	const database = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
	return {
		database,
		engine: { kind: "pglite", pglite },
		hear: listeners.add,
		close: async () => {
			await database.destroy();
			await pglite.close();
			await unlock();
		},
	};
}
