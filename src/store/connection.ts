/** A database that is open: PGlite inside this process, or a PostgreSQL server. Both speak the same SQL. */

import type { PGlite } from "@electric-sql/pglite";
import type { Database } from "./tables.ts";

export interface Connection {
	readonly database: Database;
	/** How a library with its own connections (pg-boss) reaches the same database. */
	readonly engine: Engine;
	/**
	 * Hears what others say on `CHANNEL`. Best effort: what was said while the connection was broken is lost, so a
	 * listener also looks from time to time. `""` after a gap: anything may have been said.
	 */
	hear(listener: (message: string) => void): () => void;
	close(): Promise<void>;
}

export type Engine =
	| { readonly kind: "pglite"; readonly pglite: PGlite }
	| { readonly kind: "postgres"; readonly connectionString: string };

/** The one channel of NOTIFY; its messages say what happened, such as `jobs` or `pull-request:12`. */
export const CHANNEL = "gregor";
