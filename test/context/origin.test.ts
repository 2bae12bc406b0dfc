import { describe, expect, test } from "@jest/globals";
import { readImports } from "../../src/context/imports.ts";
import { originFit } from "../../src/context/origin.ts";

describe("readImports", () => {
	test.each<[string, string[]]>([
		["use a::b::C;", ["C = a::b::C"]],
		[
			"pub(crate) use crate::pool::{self, Pool as Inner, wait::{Wait, *}};",
			["pool = crate::pool", "Inner = crate::pool::Pool", "Wait = crate::pool::wait::Wait", "* = crate::pool::wait"],
		],
		["fn f() {\n    use std::{\n        fs, // files\n        io,\n    };\n}", ["fs = std::fs", "io = std::io"]],
		["// use a::B;\nlet user = 1;", []],
		["use {{{{{{{{{{{{{{{{{{{{a}}}}}}}}}}}}}}}}}}}};", []],
	])("%s", (text, names) => {
		expect(readImports(text).map(({ name, path }) => `${name} = ${path.join("::")}`)).toEqual(names);
	});
});

/** Which of the paths a name in a file comes from: those that fit best. */
function originOf(written: string, from: string, text: string, paths: readonly string[]): string[] {
	const through = written.split("::");
	const name = through.pop() ?? "";
	const file = { path: from, text, imports: readImports(text), mentions: () => true };
	const fits = paths.map((path) => originFit({ name, through }, file, path));
	return paths.filter((_, index) => (fits[index] ?? 0) > 0 && fits[index] === Math.max(...fits));
}

const PATHS = ["store/src/retry.rs", "store/src/http/mod.rs", "acme-net/src/retry.rs"];

describe("originFit", () => {
	test.each<[string, string, string, string, string[]]>([
		["an external crate", "retry", "store/src/a.rs", "use backoff::retry;", []],
		["an external path", "backoff::retry", "store/src/a.rs", "", []],
		["an import of this crate", "retry", "store/src/a.rs", "use crate::retry::retry;", ["store/src/retry.rs"]],
		["an import of another crate", "retry", "store/src/a.rs", "use acme_net::retry::retry;", ["acme-net/src/retry.rs"]],
		[
			"a crate with the family's name in front",
			"retry",
			"acme-net/src/a.rs",
			"use acme_store::http::retry;",
			["store/src/http/mod.rs"],
		],
		["what a module above hands on", "retry", "acme-net/src/a.rs", "use crate::retry;", ["acme-net/src/retry.rs"]],
		["a module that is imported", "http::retry", "store/src/a.rs", "use crate::http;", ["store/src/http/mod.rs"]],
		["a path from the crate", "crate::http::retry", "store/src/a.rs", "", ["store/src/http/mod.rs"]],
		["a neighbour", "super::retry", "store/src/http/b.rs", "", ["store/src/http/mod.rs"]],
		["a glob", "retry", "store/src/http/b.rs", "use super::*;", ["store/src/http/mod.rs"]],
		["its own file", "retry", "store/src/retry.rs", "", ["store/src/retry.rs"]],
		["nothing that tells", "retry", "store/src/a.rs", "", []],
	])("finds %s", (_, written, from, text, expected) => {
		expect(originOf(written, from, text, PATHS)).toEqual(expected);
	});
});
