/**
 * Keeps two processes from opening one PGlite folder, which would destroy it. The lock is a socket that the owner listens
 * on: it ends with its process however that ended, and no process id that was given out anew can be mistaken for it.
 */

import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A socket's address holds 103 bytes on macOS and 107 on Linux. */
const LONGEST_ADDRESS = 100;

export class FolderInUse extends Error {
	override readonly name = "FolderInUse";

	constructor(folder: string) {
		super(
			`The data folder ${folder} is in use by another process. Stop that one first, or set DATABASE_URL to a PostgreSQL, which many processes can share.`,
		);
	}
}

/** @returns what gives the folder free again. @throws FolderInUse */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
	const address = addressOf(resolve(folder));
	let server = await tryListen(address);
	if (!server && !(await someoneAnswers(address))) {
		await rm(address, { force: true });
		server = await tryListen(address);
	}
	if (!server) throw new FolderInUse(folder);
	const owned = server;
	owned.unref();
	return () => new Promise((done) => owned.close(() => done()));
}

function addressOf(folder: string): string {
	const inside = join(folder, "lock.sock");
	if (Buffer.byteLength(inside) <= LONGEST_ADDRESS) return inside;
	return join(tmpdir(), `gregor-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}.sock`);
}

function tryListen(address: string): Promise<Server | undefined> {
	return new Promise((done, fail) => {
		const server = createServer((socket) => socket.destroy());
		server.once("error", (error: NodeJS.ErrnoException) =>
			error.code === "EADDRINUSE" ? done(undefined) : fail(error),
		);
		server.listen(address, () => done(server));
	});
}

function someoneAnswers(address: string): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(address);
		socket.once("connect", () => {
			socket.destroy();
			done(true);
		});
		socket.once("error", () => done(false));
	});
}
