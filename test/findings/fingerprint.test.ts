import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChangedFile } from "../../src/change/change-set.ts";
import { identify } from "../../src/findings/fingerprint.ts";
import { readHeadFile } from "../../src/findings/head-file.ts";
import type { Identified } from "../../src/findings/placed.ts";
import { makeAdded, makeItem, makeRaw } from "./make.ts";

interface Spot {
	readonly text: string;
	/** Lines of the quoted code, 1-based. */
	readonly lines: readonly (readonly [startLine: number, endLine: number])[];
	readonly path?: string;
	readonly file?: Partial<ChangedFile>;
	readonly item?: string;
	readonly issueClass?: string;
}

function identitiesOf(spot: Spot): Identified[] {
	const path = spot.path ?? "src/ingest.rs";
	const items = [makeItem(spot.item ?? "run", 1, spot.text.split("\n").length)];
	const file = readHeadFile({ ...makeAdded(path, spot.text), ...spot.file }, spot.text, items);
	return identify(
		spot.lines.map(([startLine, endLine]) => ({
			raw: makeRaw({ path, issueClass: spot.issueClass ?? "clone-in-loop" }),
			file,
			anchor: { startLine, endLine, quoted: { startLine, endLine }, isExact: true },
			enclosingItem: `fn ${spot.item ?? "run"}`,
		})),
	);
}

const BASE: Spot = { text: "fn run() {\n    out.push(message.clone());\n}", lines: [[2, 2]] };
const of = (spot: Partial<Spot>) => identitiesOf({ ...BASE, ...spot }).map((one) => one.fingerprint);

describe("a fingerprint stays", () => {
	test.each<[string, Partial<Spot>]>([
		["when lines move", { text: "\n\n\nfn run() {\n    out.push(message.clone());\n}", lines: [[5, 5]] }],
		[
			"when neighbours are reformatted",
			{ text: "fn run()\n{\n\n  a(b,\n  c);\n    out.push(message.clone());\n}", lines: [[6, 6]] },
		],
		["when its indentation changes", { text: "fn run() {\n\t\t\tout.push( message.clone() );\n}" }],
		[
			"when it is broken over lines",
			{ text: "fn run() {\n    out.push(\n        message.clone(),\n    );\n}", lines: [[2, 4]] },
		],
		["when a comment is added to it", { text: "fn run() {\n    out.push(message.clone()); // why\n}" }],
		["when line ends change", { text: BASE.text.replaceAll("\n", "\r\n") }],
		["when the file is renamed", { path: "src/intake.rs", file: { status: "renamed", previousPath: "src/ingest.rs" } }],
	])("%s", (_, spot) => {
		expect(of(spot)).toEqual(of({}));
	});

	test("however many lines are put in front", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom("", "// note", "use a::b;"), { maxLength: 20 }), (front) => {
				const text = [...front, BASE.text].join("\n");
				expect(of({ text, lines: [[front.length + 2, front.length + 2]] })).toEqual(of({}));
			}),
			{ numRuns: 200 },
		);
	});
});

describe("a fingerprint differs", () => {
	test.each<[string, Partial<Spot>]>([
		["for another item", { item: "stop" }],
		["for other code", { text: "fn run() {\n    out.push(record.clone());\n}" }],
		["for another string", { text: `fn run() {\n    out.push("a b");\n}` }],
		["for another issue class", { issueClass: "clone-per-message" }],
		["for another file", { path: "src/other.rs" }],
		["for a copy of the file", { path: "src/other.rs", file: { status: "copied", previousPath: "src/ingest.rs" } }],
	])("%s", (_, spot) => {
		expect(of(spot)).not.toEqual(of({}));
	});

	test("between equal code in one item, by order, however the findings are ordered", () => {
		const text = "fn run() {\n    out.push(message.clone());\n    out.push(message.clone());\n}";
		const [first, second] = of({
			text,
			lines: [
				[2, 2],
				[3, 3],
			],
		});
		expect(first).not.toBe(second);
		expect([first]).toEqual(of({}));
		expect(
			of({
				text,
				lines: [
					[3, 3],
					[2, 2],
				],
			}),
		).toEqual([second, first]);
	});

	test("but not between two sources that quote the same lines", () => {
		const [first, second] = of({
			lines: [
				[2, 2],
				[2, 2],
			],
		});
		expect(first).toBe(second);
	});
});

describe("the identity without the path", () => {
	const moved = (spot: Partial<Spot>) => identitiesOf({ ...BASE, ...spot })[0]?.moved;
	test("follows code into another file", () => {
		expect(moved({ path: "src/other.rs" })).toBe(moved({}));
		expect(moved({ item: "stop" })).not.toBe(moved({}));
	});
	test("is not given to code that could be anyone's", () => {
		expect(moved({ text: "fn run() {\n    a();\n}" })).toBeUndefined();
	});
});

test("settings are compared by their words, comments included", () => {
	const path = "consumer.properties";
	expect(of({ path, text: "a=1\nacks = 0\n" })).toEqual(of({ path, text: "b=2\nacks  =  0\n" }));
	expect(of({ path, text: "a=1\nacks = 1\n" })).not.toEqual(of({ path, text: "a=1\nacks = 0\n" }));
});
