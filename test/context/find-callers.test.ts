import { afterAll, describe, expect, test } from "@jest/globals";
import { alignLines } from "../../src/context/align-lines.ts";
import { changedItems } from "../../src/context/changed-items.ts";
import { findCallers } from "../../src/context/find-callers.ts";
import { headFiles } from "../../src/context/head-files.ts";
import { printCallers } from "../../src/context/print-callers.ts";
import { viewFile } from "../../src/context/view-file.ts";
import { openSyntax } from "../../src/syntax/open-syntax.ts";
import { requestOf, rowsOf } from "./context-fixture.ts";

const syntax = openSyntax();
afterAll(() => syntax.close());

const CALLEE = "src/pool.rs";

/** Each call as `path:line`, and what is said of the others; the line that holds `changed` is the change. */
async function callersOf(callee: string, others: Readonly<Record<string, string>>): Promise<string[]> {
	const rows = rowsOf(" ", callee).map((row) => (row.includes("changed") ? `+${row.slice(1)}` : row));
	const request = await requestOf({ [CALLEE]: rows }, syntax, others);
	const [file] = request.change.files;
	if (!file || !request.grep) throw new Error("no change");
	const aligned = alignLines(file, request.headText.get(CALLEE));
	const view = viewFile(aligned, request.items.get(CALLEE) ?? [], { reach: "item" });
	const world = { heads: headFiles(request), from: [CALLEE], grep: request.grep, isShown: () => false };
	const texts = printCallers(await findCallers(changedItems([view], "fn"), world));
	return texts.flatMap((text) => [
		...(text.match(/^src\S+:\d+(?=, in|$)/gm) ?? []),
		...(/perhaps in \d+ more/.exec(text) ?? []),
		...(/^(?:Callers not|Called in).*/.exec(text) ?? []),
	]);
}

const METHOD = "pub struct Pool;\nimpl Pool {\n    pub fn topic(&self) {\n        changed();\n    }\n}\n";
const LONG = METHOD.replace("topic", "lease_connection");
const FREE = "pub fn retry(times: u8) {\n    changed();\n}\n";
const TRAIT =
	"pub struct Tcp;\nimpl Dial for Tcp {\n    fn dial_peer(&self) {\n        changed();\n    }\n    fn dialled() -> Tcp {\n        Tcp\n    }\n}\n";
const rival = (name: string): string => `pub struct Other;\nimpl Other {\n    pub fn ${name}(&self) {}\n}\n`;
const NOT_TOLD = "Callers not told apart from those of other functions of the same name: ";

describe("findCallers", () => {
	test.each<[string, string, Record<string, string>, string[]]>([
		[
			"a method whose receiver's type is declared",
			METHOD,
			{
				"src/a.rs": "use crate::pool::Pool;\nfn go(pool: &Pool) {\n    pool.topic();\n}\n",
				"src/o.rs": rival("topic"),
			},
			["src/a.rs:3"],
		],
		[
			"a method of a field that is declared",
			METHOD,
			{
				"src/a.rs":
					"use crate::{o::Other, pool::Pool};\nstruct A { inner: Arc<Pool>, other: Other }\nimpl A {\n    fn go(&self) {\n        self.inner.topic();\n        self.other.topic();\n    }\n}\n",
				"src/o.rs": rival("topic"),
			},
			["src/a.rs:5"],
		],
		[
			"no method of another type in a file that does not know this one",
			METHOD,
			{ "src/a.rs": "use crate::o::Other;\nfn go(one: &Other) {\n    one.topic();\n}\n", "src/o.rs": rival("topic") },
			[],
		],
		["no short method name of another crate", METHOD, { "src/a.rs": "fn go(m: Message) {\n    m.topic();\n}\n" }, []],
		[
			"a telling name that nothing else bears",
			LONG,
			{ "src/a.rs": "fn go(a: &A) {\n    a.pool().lease_connection();\n}\n" },
			["src/a.rs:2"],
		],
		[
			"nothing where two types of the name's methods are in sight",
			METHOD,
			{
				"src/a.rs": "use crate::{o::Other, pool::Pool};\nfn go() {\n    find().topic();\n}\n",
				"src/o.rs": rival("topic"),
			},
			[`${NOT_TOLD}topic`],
		],
		[
			"self within an impl of the type, and not within another's",
			METHOD,
			{
				"src/a.rs": "use crate::pool::Pool;\nimpl Pool {\n    fn go(&self) {\n        self.topic();\n    }\n}\n",
				"src/o.rs":
					"pub struct Other;\nimpl Other {\n    fn topic(&self) {}\n    fn go(&self) {\n        self.topic();\n    }\n}\n",
			},
			["src/a.rs:4"],
		],
		[
			"no field, no local variable and no same-named function that hands on",
			METHOD,
			{
				"src/a.rs":
					"use crate::pool::Pool;\nstruct A;\nimpl A {\n    fn topic(&self, pool: u8) {\n        self.inner().topic();\n        let topic = pool.topic;\n        use_it(topic);\n    }\n}\n",
			},
			[],
		],
		["not itself", LONG.replace("changed();", "changed(); self.lease_connection();"), {}, []],
		[
			"by the type, an alias of it, and not by another of the name",
			METHOD.replace("topic(&self)", "start()").replace("pub struct Pool;", "pub struct Pool;\npub type Fast = Pool;"),
			{
				"src/a.rs":
					"use crate::pool::{Fast, Pool};\nfn go() {\n    Pool::start();\n}\nfn fast() {\n    Fast::start();\n}\n",
				"src/b.rs": "use other::Pool;\nfn go() {\n    Pool::start();\n}\n",
				"src/other.rs": "pub struct Pool;\nimpl Pool {\n    fn start() {}\n}\n",
				"src/c.rs": "fn go() {\n    Engine::start();\n}\n",
			},
			["src/a.rs:3", "src/a.rs:6"],
		],
		[
			"a free function that is imported, in the same file, or behind its module",
			`${FREE}fn own() {\n    retry(1);\n}\n`,
			{
				"src/a.rs": "use crate::pool::retry;\nfn go() {\n    retry(2);\n}\n",
				"src/b.rs": "use crate::pool;\nfn go() {\n    pool::retry(2);\n}\n",
			},
			["src/pool.rs:5", "src/a.rs:3", "src/b.rs:3"],
		],
		[
			"no method, no function of another crate or module, and none that is not imported",
			FREE,
			{
				"src/a.rs": "use backoff::future::retry;\nfn go() {\n    retry(2);\n}\n",
				"src/b.rs": "fn go(client: Client) {\n    client.retry(2);\n    backoff::retry(3);\n    Client::retry(4);\n}\n",
				"src/c.rs": "fn go() {\n    retry(2);\n}\n",
			},
			[],
		],
		[
			"a function that is named as a value, and no variable",
			FREE,
			{
				"src/a.rs": "use crate::pool::retry;\nfn go() {\n    list.map(retry);\n}\n",
				"src/b.rs": "use crate::pool::retry;\nfn go(retry: u8) {\n    start(retry);\n}\n",
				"src/c.rs": "use crate::pool::retry;\nfn go() {\n    let retry = 3;\n    start(retry);\n}\n",
				"src/d.rs":
					"use crate::pool::retry;\nfn go() {\n    for (a, retry) in all {\n        start(a, retry);\n    }\n}\n",
			},
			["src/a.rs:3"],
		],
		[
			"a trait's method by the trait's name and by its bound, and not in another type's own impl",
			TRAIT,
			{
				"src/dial.rs": "pub trait Dial {\n    fn dial_peer(&self);\n}\n",
				"src/a.rs": "use crate::dial::Dial;\nfn go(one: &dyn Dial) {\n    one.dial_peer();\n}\n",
				"src/b.rs": "use crate::dial::Dial;\nfn go<D: Dial>(one: D) {\n    D::dial_peer(&one);\n}\n",
				"src/c.rs":
					"use crate::dial::Dial;\nimpl Dial for Udp {\n    fn dial_peer(&self) {}\n    fn go(&self) {\n        self.dial_peer();\n    }\n}\n",
			},
			["src/a.rs:3", "src/b.rs:3"],
		],
		[
			"no conversion, whichever type it is for",
			"pub struct Fault;\nimpl From<u8> for Fault {\n    fn from(code: u8) -> Self {\n        changed(code)\n    }\n}\n",
			{ "src/a.rs": "use crate::pool::Fault;\nfn go() {\n    Fault::from(1u16);\n}\n" },
			[],
		],
		[
			"no test and no comment",
			LONG,
			{
				"src/a.rs":
					"use crate::pool::Pool;\n#[cfg(test)]\nmod tests {\n    fn go(pool: Pool) {\n        pool.lease_connection();\n    }\n}\n// pool.lease_connection()\n",
			},
			[],
		],
	])("finds %s", async (_, callee, others, expected) => {
		expect(await callersOf(callee, others)).toEqual(expected);
	});
});
