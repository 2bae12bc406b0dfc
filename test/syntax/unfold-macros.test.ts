import rust from "@ast-grep/lang-rust";
import { parse, registerDynamicLanguage } from "@ast-grep/napi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { normaliseRust } from "../../src/syntax/normalise-rust.ts";
import { openSyntax, type Syntax } from "../../src/syntax/open-syntax.ts";
import { unfoldMacros } from "../../src/syntax/unfold-macros.ts";

registerDynamicLanguage({ rust });

let syntax: Syntax;
beforeAll(() => {
	syntax = openSyntax();
});
afterAll(() => syntax.close());

const inFunction = (body: string) => `async fn f() {\n    ${body}\n}\n`;

const REWRITES: [name: string, before: string, after: string][] = [
	["a block arm", "tokio::select! {\n        m = rx.recv() => { g(m) }\n    }", "{ let m = rx.recv(); { g(m) } }"],
	["an ignored result", "select! {\n        _ = stop.recv() => break,\n    }", "{ _ = stop.recv(); break; }"],
	["biased", "tokio::select! {\n        biased;\n        _ = a() => {}\n    }", "{ _ = a(); {} }"],
	[
		"a guard before a block",
		"tokio::select! {\n        Some(x) = s.next(), if open => { g(x) },\n    }",
		"{ let Some(x) = s.next(); if open { g(x) } }",
	],
	[
		"a guard before an expression",
		"tokio::select! {\n        x = s.next(), if a && b => g(x),\n    }",
		"{ let x = s.next(); if a && b {g(x)} }",
	],
	[
		"a guard before the last expression",
		"tokio::select! {\n        x = s.next(), if open => g(x)\n    }",
		"{ let x = s.next(); open ; g(x) }",
	],
	["else", "tokio::select! {\n        _ = a() => {}\n        else => return,\n    }", "{ _ = a(); {} return; }"],
	[
		"complete and default",
		"select! {\n        _ = a => {},\n        complete => break,\n        default => {}\n    }",
		"{ _ = a; {} break; {} }",
	],
	["parentheses", "tokio::select!(\n        _ = a() => b(),\n    );", "{ _ = a(); b(); };"],
	[
		"a value",
		"let v = tokio::select! {\n        a = one() => a,\n        b = two() => b,\n    };",
		"let v = { let a = one(); a; let b = two(); b; };",
	],
	[
		"commas in a turbofish",
		"tokio::select! {\n        _ = a() => g::<A, B>(x),\n        _ = b() => {}\n    }",
		"{ _ = a(); g::<A, B>(x); _ = b(); {} }",
	],
	[
		"a match in future and body",
		"tokio::select! {\n        r = async { match x { A => 1, _ => 2 } } => match r { 1 => {}, _ => {} },\n    }",
		"{ let r = async { match x { A => 1, _ => 2 } }; match r { 1 => {}, _ => {} }; }",
	],
	["no room for let", "tokio::select! { x = a() => {} }", "{ x = a(); {} }"],
	[
		"select in select",
		"select! {\n        _ = a() => {\n            select! {\n                _ = b() => {}\n            }\n        }\n    }",
		"{ _ = a(); { { _ = b(); {} } } }",
	],
	["join", "let (a, b) = tokio::join!(one(), two());", "let (a, b) = tokio::join (one(), two());"],
	["try_join", "futures::try_join!(one(), two())?;", "futures::try_join (one(), two())?;"],
	[
		"stream",
		"let s = async_stream::stream! {\n        for await x in y { yield x; }\n    };",
		"let s = async { for x in y { yield x; } };",
	],
	[
		"try_stream",
		"try_stream! {\n        let x = a().await?;\n        yield x;\n    }",
		"async { let x = a().await?; yield x; }",
	],
];

const UNTOUCHED: [name: string, text: string][] = [
	["a string", `let s = "tokio::select! { _ = a() => {} }";`],
	["a comment", "// tokio::select! { _ = a() => {} }"],
	["a macro's definition", "macro_rules! select { ($x:expr) => { tokio::select! { $x } } }"],
	["a macro's own arguments", "tokio::select! { $($arms)* }"],
	["crossbeam's arms", "select! { recv(r) -> m => g(m), default => {} }"],
	["brackets of different kinds", "tokio::select! { _ = a( => {} ]"],
	["a stream of another crate", "stream! { a, b }"],
	["other macros", 'println!("{}", select);'],
	["a cut file", "tokio::select! { _ = a() => {"],
	["an arm without a body", "tokio::select! { _ = a() => }"],
];

describe("unfoldMacros", () => {
	test.each(REWRITES)("%s", async (_, before, after) => {
		const { text, unfolded } = unfoldMacros(inFunction(before));
		expect(normaliseRust(text)).toBe(normaliseRust(inFunction(after)));
		expect(unfolded.length).toBeGreaterThan(0);
		expect(await syntax.parses([text])).toEqual([{ kind: "ok", errors: 0 }]);
	});

	test.each(UNTOUCHED)("%s is left alone", (_, text) => {
		expect(unfoldMacros(text)).toEqual({ text, unfolded: [] });
	});

	test("lets a rule match inside an arm, at its place in the file", () => {
		const source = inFunction("tokio::select! {\n        m = rx.recv() => { out.push(m.clone()) }\n    }");
		const clones = (text: string) =>
			parse("rust", text)
				.root()
				.findAll("$X.clone()")
				.map((node) => node.range().start);
		expect(clones(source)).toEqual([]);
		const found = clones(unfoldMacros(source).text);
		expect(found.map(({ line, column }) => ({ line, column }))).toEqual([{ line: 2, column: 36 }]);
	});

	test("says which bytes it rewrote", () => {
		const source = `// é\nfn f() {\n    tokio::join!(a(), b());\n}\n`;
		const { unfolded } = unfoldMacros(source);
		const macro = Buffer.from("tokio::join!(a(), b())");
		const startByte = Buffer.from(source).indexOf(macro);
		expect(unfolded).toEqual([
			{ name: "join", startByte, endByte: startByte + macro.length, startLine: 3, endLine: 3 },
		]);
	});

	test("keeps every byte's place and every line break, whatever it is given", () => {
		const samples = [...REWRITES.map(([, text]) => text), ...UNTOUCHED.map(([, text]) => text)];
		const piece = fc.oneof(
			fc.constantFrom(...samples),
			fc.constantFrom(
				"\n",
				"\r\n",
				"    ",
				"\t\t\t\t",
				"é",
				"😀",
				"/*",
				"*/",
				'"',
				"'",
				"// ",
				"{",
				"}",
				"(",
				")",
				",",
				"=>",
				"=",
				"if",
				"select! {",
				"join!(",
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const source = pieces.join("");
				const { text } = unfoldMacros(source);
				expect(Buffer.byteLength(text)).toBe(Buffer.byteLength(source));
				expect(text.replace(/[^\r\n]/g, "-")).toBe(source.replace(/[^\r\n]/g, "-"));
			}),
			{ numRuns: 200 },
		);
	});

	test("never touches strings and comments", () => {
		const text = fc.string({ unit: fc.constantFrom(..."ab =>,{}()é!"), maxLength: 12 });
		fc.assert(
			fc.property(text, text, (string, comment) => {
				const quoted = `"${string}"`;
				const remark = `/*${comment.replaceAll("*/", "")}*/`;
				const arms = `tokio::select! {\n    x = a(${quoted}) ${remark} => { b(${quoted}) } ${remark}\n    // ${string}\n}`;
				const unfolded = unfoldMacros(arms);
				expect(unfolded.unfolded).toHaveLength(1);
				for (const part of [quoted, remark, `// ${string}`]) {
					expect(unfolded.text.split(part)).toHaveLength(arms.split(part).length);
				}
			}),
			{ numRuns: 200 },
		);
	});

	test("returns a file without these macros at once", () => {
		const source = "fn f() { g(vec![1]); }\n".repeat(40_000);
		expect(unfoldMacros(source).text).toBe(source);
	});
});
