/**
 * Kysely on PGlite. PGlite is one connection that several callers share: outside of a transaction each statement goes
 * straight to it; a transaction is PGlite's own, so that statements of others (pg-boss's too) wait until it has ended.
 * Inside a transaction everything must therefore go through it: a statement beside it would wait for it for ever.
 */

import type { PGlite, Transaction } from "@electric-sql/pglite";
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult,
} from "kysely";

export function pgliteDialect(pglite: PGlite): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => pgliteDriver(pglite),
		createIntrospector: (database) => new PostgresIntrospector(database),
		createQueryCompiler: () => new PostgresQueryCompiler(),
	};
}

interface Connection extends DatabaseConnection {
	begin(): Promise<void>;
	end(how: "commit" | "rollback"): Promise<void>;
}

function pgliteDriver(pglite: PGlite): Driver {
	const own = (connection: DatabaseConnection) => connection as Connection;
	return {
		init: async () => {},
		acquireConnection: async () => openConnection(pglite),
		beginTransaction: (connection) => own(connection).begin(),
		commitTransaction: (connection) => own(connection).end("commit"),
		rollbackTransaction: (connection) => own(connection).end("rollback"),
		savepoint: (connection, name) => run(connection, `savepoint "${name}"`),
		rollbackToSavepoint: (connection, name) => run(connection, `rollback to savepoint "${name}"`),
		releaseSavepoint: (connection, name) => run(connection, `release savepoint "${name}"`),
		releaseConnection: async () => {},
		destroy: async () => {},
	};
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
	await connection.executeQuery(CompiledQuery.raw(sql));
}

function openConnection(pglite: PGlite): Connection {
	let open: OpenTransaction | undefined;
	return {
		async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
			const { rows, affectedRows } = await (open?.transaction ?? pglite).query<Row>(sql, [...parameters]);
			return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
		},
		streamQuery: () => {
			throw new Error("PGlite hands over whole results; use execute() in place of stream()");
		},
		async begin() {
			open = await beginTransaction(pglite);
		},
		async end(how) {
			const ending = open;
			open = undefined;
			await ending?.end(how);
		},
	};
}

interface OpenTransaction {
	readonly transaction: Transaction;
	end(how: "commit" | "rollback"): Promise<void>;
}

/** PGlite ends a transaction when a callback returns; Kysely calls begin and end. This turns one into the other. */
async function beginTransaction(pglite: PGlite): Promise<OpenTransaction> {
	const begun = Promise.withResolvers<Transaction>();
	const ending = Promise.withResolvers<"commit" | "rollback">();
	const done = pglite.transaction(async (transaction) => {
		begun.resolve(transaction);
		if ((await ending.promise) === "rollback") await transaction.rollback();
	});
	done.catch(begun.reject);
	const transaction = await begun.promise;
	return {
		transaction,
		end: async (how) => {
			ending.resolve(how);
			await done;
		},
	};
}
