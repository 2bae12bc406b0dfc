import { expect, test } from "@jest/globals";
import { readGuidelines } from "../../src/context/read-guidelines.ts";

const base: Readonly<Record<string, string>> = {
	"CLAUDE.md": "Root rules.",
	"AGENTS.md": "@CLAUDE.md",
	"crates/ingest/AGENTS.md": "Ingest rules.",
	"crates/empty/CLAUDE.md": "  \n",
	"copies/CLAUDE.md": "Same.",
	"copies/AGENTS.md": "Same.",
};
const readBase = async (path: string) => (path in base ? new TextEncoder().encode(base[path]) : undefined);

test.each<[string, string[], string[]]>([
	["the root's", ["src/main.rs"], ["CLAUDE.md"]],
	["the nearest above", ["crates/ingest/src/deep/a.rs"], ["crates/ingest/AGENTS.md"]],
	["past an empty one", ["crates/empty/src/a.rs"], ["CLAUDE.md"]],
	["each once", ["src/a.rs", "b.rs", "crates/ingest/c.rs"], ["CLAUDE.md", "crates/ingest/AGENTS.md"]],
	["one of two copies", ["copies/a.rs"], ["copies/CLAUDE.md"]],
	["none for no file", [], []],
])("reads %s", async (_, paths, found) => {
	expect((await readGuidelines(paths, readBase)).map(({ path }) => path)).toEqual(found);
});

test("goes on without a file that cannot be read", async () => {
	const failing = async (path: string) => {
		if (path === "a/CLAUDE.md") throw new Error("too large");
		return readBase(path);
	};
	expect((await readGuidelines(["a/b.rs"], failing)).map(({ path }) => path)).toEqual(["CLAUDE.md"]);
});
