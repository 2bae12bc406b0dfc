import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { writeEnvFile } from "../../src/web/write-env-file.ts";

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "gregor-env-"));
	path = join(folder, ".env");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("writeEnvFile", () => {
	test.each([
		["plain", "plain"],
		["two\nlines\n", "two\\nlines"],
		["with # a sign", "with # a sign"],
		["it's", "it's"],
		['it\'s "so"', 'it\'s "so"'],
		["a=b, c d", "a=b, c d"],
		["", ""],
	])("writes %j so that Node reads it back", (value, read) => {
		writeEnvFile(path, { NAME: value });
		expect(parseEnv(readFileSync(path, "utf8"))).toEqual({ NAME: read });
	});

	test("keeps other lines, replaces its own, and takes others' rights to read them", () => {
		writeFileSync(path, "# ours\nPORT=4000\nexport APP_ID=1\n", { mode: 0o644 });
		writeEnvFile(path, { APP_ID: "2", SECRET: "s" });
		expect(readFileSync(path, "utf8")).toBe("# ours\nPORT=4000\nAPP_ID=2\nSECRET=s\n");
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	test("writes nothing that could not be read back", () => {
		expect(() => writeEnvFile(path, { NAME: `'"\`` })).toThrow("quotation marks");
	});
});
