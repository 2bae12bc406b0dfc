import { type Detector, signal } from "./detector.ts";
import { firstLine } from "./matches.ts";

/** SQL in Rust's strings, in capitals as SQL is written there; words of prose are not. */
const STATEMENT =
	/\b(SELECT\s+[^\n;]{1,200}\sFROM\s|INSERT\s+INTO\s|UPDATE\s+[\w."]+\s+SET\s|DELETE\s+FROM\s|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|UNIQUE INDEX|MATERIALIZED VIEW)\s)/;

/** Database work that shows in text: statements inside code, migrations and SQL files. */
export const sql: Detector = function* (view) {
	const isMigration = view.language === "sql" || (view.language === "rust" && /(^|\/)migrations?\//.test(view.path));
	if (isMigration) yield signal(view, "database", "migration", view.firstLine);
	const line = view.language === "rust" && view.role !== "generated" ? firstLine(view.added, STATEMENT) : undefined;
	if (line !== undefined) yield signal(view, "database", "SQL", line);
};
