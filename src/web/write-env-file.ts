import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Its owner alone may read it. */
const MODE = 0o600;

/**
 * Sets variables in an `.env` file and leaves its other lines as they are. Line feeds are written as `\n` and quotes only
 * where nothing else will do, for `docker --env-file` knows neither. Whole or not at all: the file is replaced.
 */
export function writeEnvFile(path: string, variables: Readonly<Record<string, string>>): void {
	const before = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
	const kept = before.filter((line) => line.trim() !== "" && !(nameOf(line) in variables));
	const lines = [...kept, ...Object.entries(variables).map(([name, value]) => `${name}=${print(value)}`)];
	const temporary = `${path}.${process.pid}`;
	rmSync(temporary, { force: true });
	writeFileSync(temporary, `${lines.join("\n")}\n`, { mode: MODE, flag: "wx" });
	renameSync(temporary, path);
}

const nameOf = (line: string): string => (line.split("=")[0] ?? "").replace(/^\s*export\s/, "").trim();

function print(value: string): string {
	const line = value.trim().replace(/\r?\n/g, "\\n");
	if (!/[#"'`]/.test(line)) return line;
	const quote = ["'", "`", '"'].find((each) => !line.includes(each));
	if (quote === undefined) throw new Error("A value for .env holds all three quotation marks.");
	return `${quote}${line}${quote}`;
}
