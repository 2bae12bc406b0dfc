import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { enclosingItems, enclosingName, type Item } from "../../src/syntax/item.ts";
import { openSyntax, type Syntax } from "../../src/syntax/open-syntax.ts";

let syntax: Syntax;
beforeAll(() => {
	syntax = openSyntax();
});
afterAll(() => syntax.close());

const SOURCE = `use std::io;

/// Reads messages.
#[derive(Clone)]
pub struct Reader<T> {
	inner: T,
}

impl<T: Source> Consumer<T> for Reader<T>
where
	T: Send,
{
	type Out = u8;

	#[inline]
	pub(crate) async fn poll(&self) -> u8 {
		fn helper() {}
		self.inner.next().await
	}
}

#[cfg(any(test, feature = "fakes"))]
mod fakes {
	pub struct Fake;

	mod deeper {
		fn fake() {}
	}
}

trait Named {
	fn name(&self) -> String;
}

#[tokio::test]
async fn reads() {}

macro_rules! count { () => {}; }
const A: u8 = 1; static B: u8 = 2; enum C { D }
`;

async function itemsOf(text: string): Promise<readonly Item[]> {
	const described = (await syntax.describe([{ path: "a.rs", text }])).get("a.rs");
	if (described?.kind !== "ok") throw new Error("not described");
	return described.items;
}

describe("describe", () => {
	test("reads every named item, with what stands around and in front of it", async () => {
		const items = await itemsOf(SOURCE);
		const summary = items.map((item) => `${item.startLine}-${item.endLine} ${item.kind} ${item.name}`);
		expect(summary).toEqual([
			"3-7 struct Reader",
			"9-20 impl Consumer<T> for Reader<T>",
			"13-13 type Out",
			"15-19 fn poll",
			"17-17 fn helper",
			"22-29 mod fakes",
			"24-24 struct Fake",
			"26-28 mod deeper",
			"27-27 fn fake",
			"31-33 trait Named",
			"32-32 fn name",
			"35-36 fn reads",
			"38-38 macro count",
			"39-39 const A",
			"39-39 static B",
			"39-39 enum C",
		]);
		expect(items.find((item) => item.name === "poll")).toEqual({
			kind: "fn",
			name: "poll",
			startLine: 15,
			signatureLine: 16,
			endLine: 19,
			visibility: "pub(crate)",
			isAsync: true,
			isTest: false,
			attributes: ["inline"],
			parent: 1,
		});
	});

	test("knows test code by its own and by outer attributes", async () => {
		const tests = (await itemsOf(SOURCE)).filter((item) => item.isTest).map((item) => item.name);
		expect(tests).toEqual(["fakes", "Fake", "deeper", "fake", "reads"]);
		expect((await itemsOf("#![cfg(test)]\nfn f() {}")).map((item) => item.isTest)).toEqual([true]);
		expect((await itemsOf("mod a {\n#![cfg(test)]\nfn f() {} }\nfn g() {}")).map((item) => item.isTest)).toEqual([
			false,
			true,
			false,
		]);
	});

	test.each([
		[1, ""],
		[3, "struct Reader"],
		[13, "impl Consumer<T> for Reader<T> > type Out"],
		[17, "impl Consumer<T> for Reader<T> > fn poll > fn helper"],
		[18, "impl Consumer<T> for Reader<T> > fn poll"],
		[20, "impl Consumer<T> for Reader<T>"],
		[27, "mod fakes > mod deeper > fn fake"],
		[39, "const A"],
	])("line %i stands in %s", async (line, name) => {
		expect(enclosingName(await itemsOf(SOURCE), line)).toBe(name);
	});

	test("gives the chain outermost first", async () => {
		const chain = enclosingItems(await itemsOf(SOURCE), 17);
		expect(chain.map((item) => item.name)).toEqual(["Consumer<T> for Reader<T>", "poll", "helper"]);
	});

	test("answers each of several callers at once", async () => {
		const answers = await Promise.all(["a", "b", "c"].map((name) => itemsOf(`fn ${name}() {}`)));
		expect(answers.map((items) => items[0]?.name)).toEqual(["a", "b", "c"]);
	});

	test("skips what is hostile, with the reason, and goes on", async () => {
		const described = await syntax.describe([
			{ path: "deep.rs", text: "(\n".repeat(200_000) },
			{ path: "good.rs", text: "fn f() {}" },
		]);
		expect(described.get("deep.rs")).toEqual({ kind: "skipped", reason: "brackets nest deeper than 500" });
		expect(described.get("good.rs")?.kind).toBe("ok");
	});
});

describe("parses", () => {
	test.each([
		"fn f() { let x = 1; x.await?; if a {} match x {} vec![1]; return 1 }",
		"fn f() { tokio::select! { _ = a() => {}, else => break } }",
		"struct A;",
		"",
	])("%s", async (text) => {
		expect(await syntax.parses([text])).toEqual([{ kind: "ok", errors: 0 }]);
	});

	test.each([
		"fn f() { let x = 1 }",
		"fn f() { foo(; }",
		"fn f( { }",
		"fn f() { x = vec[1; }",
		"struct A { a: }",
		"fn f() { a.; }",
		"let x = a +;",
		"let x: Vec<u8 = 3;",
		"fn f() { a() b() }",
		"fn f() { tokio::select! { _ = a( => {} } }",
	])("not %s", async (text) => {
		const [parsing] = await syntax.parses([text]);
		expect(parsing?.kind === "ok" && parsing.errors).toBeGreaterThan(0);
	});
});

describe("stillParses", () => {
	const text = "fn f() {\n\tlet x = a.clone();\n\tg(x);\n}\n";
	test.each([
		["a good line", { startLine: 2, endLine: 2, replacement: "\tlet x = a;" }, true],
		["two lines by one", { startLine: 2, endLine: 3, replacement: "\tg(a);" }, true],
		["a deletion", { startLine: 3, endLine: 3, replacement: "" }, true],
		["a lost semicolon", { startLine: 2, endLine: 2, replacement: "\tlet x = a" }, false],
		["a lost brace", { startLine: 4, endLine: 4, replacement: "" }, false],
		["prose", { startLine: 2, endLine: 2, replacement: "use a reference here instead" }, false],
	])("%s", async (_, edit, expected) => {
		expect(await syntax.stillParses([{ text, ...edit }])).toEqual([expected]);
	});

	test("a file with an error elsewhere may keep it", async () => {
		const broken = `${text}fn g( {}\n`;
		const edit = { text: broken, startLine: 2, endLine: 2, replacement: "\tlet x = a;" };
		expect(await syntax.stillParses([edit, { ...edit, replacement: "\tlet x = (a;" }])).toEqual([true, false]);
	});
});

describe("the process", () => {
	test("is replaced when a file takes too long", async () => {
		const hurried = openSyntax(150);
		const slow = "fn f() { let x = foo(bar, baz).await?; }\n".repeat(24_000);
		const described = await hurried.describe([
			{ path: "slow.rs", text: slow },
			{ path: "small.rs", text: "fn f() {}" },
		]);
		expect(described.get("slow.rs")).toEqual({ kind: "skipped", reason: "parsing took longer than 0.15 s" });
		expect(described.get("small.rs")?.kind).toBe("ok");
		await hurried.close();
	});

	test("does not keep a program alive that forgot to close it", () => {
		const script = `
			const { openSyntax } = await import(${JSON.stringify(new URL("../../src/syntax/open-syntax.ts", import.meta.url))});
			const described = await openSyntax().describe([{ path: "a", text: "fn f() {}" }]);
			console.log(described.get("a").kind);`;
		const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
			encoding: "utf8",
			timeout: 20_000,
		});
		expect({ status: run.status, output: run.stdout.trim() }).toEqual({ status: 0, output: "ok" });
	});

	test("may be closed before it was ever needed", async () => {
		await expect(openSyntax().close()).resolves.toBeUndefined();
	});
});
