import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MAX_BODY_CHARACTERS } from "../../src/github/limits.ts";
import { markedBody } from "../../src/github/marked-body.ts";
import { parseRunMarker, printRunMarker, type RunMarker } from "../../src/github/run-marker.ts";
import { printMarker } from "../../src/report/markdown/marker.ts";

const name = fc.string({ unit: "grapheme", maxLength: 40 });
const count = fc.nat(999_999_999);
const hex = fc.constantFrom(..."0123456789abcdef");
const head = fc.oneof(...[40, 64].map((length) => fc.string({ unit: hex, minLength: length, maxLength: length })));
const marker: fc.Arbitrary<RunMarker> = fc.oneof(
	fc.record({ kind: fc.constant("review" as const), run: name, part: count, comments: count, content: name }),
	fc.record({ kind: fc.constant("probe" as const), run: name }),
	fc.record({ kind: fc.constant("answer" as const), delivery: name }),
	fc.record({ kind: fc.constant("summary" as const), head: fc.option(head, { nil: undefined }) }),
);

describe("run markers", () => {
	test("what is printed is read again, whatever follows", () => {
		fc.assert(
			fc.property(marker, fc.string(), (marker, text) => {
				expect(parseRunMarker(printRunMarker(marker))).toEqual(marker);
				expect(parseRunMarker(markedBody(marker, text))).toEqual(marker);
			}),
		);
	});

	test("a printed marker is one hidden line", () => {
		fc.assert(fc.property(marker, (marker) => expect(printRunMarker(marker)).toMatch(/^<!-- [^<>\n]* -->$/)));
	});

	test("nothing that is read was not printed so", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(..."0129a% -."), maxLength: 20 }), (text) => {
				for (const kind of ["review", "probe", "answer", "summary"]) {
					const line = `<!-- gregor:${kind} v1 ${text} -->`;
					const parsed = parseRunMarker(line);
					if (parsed) expect(parseRunMarker(printRunMarker(parsed))).toEqual(parsed);
				}
			}),
		);
	});

	test.each([
		["on a later line", `Hello\n${printRunMarker({ kind: "probe", run: "a" })}`],
		["of another version", "<!-- gregor:probe v2 a -->"],
		["of another kind", "<!-- gregor:finding v1 0123456789abcdef -->"],
		["cut off", "<!-- gregor:probe v1 a --"],
		["with text behind it", "<!-- gregor:probe v1 a --> b"],
		["without a value", "<!-- gregor:probe v1  -->"],
		["with two values", "<!-- gregor:probe v1 a b -->"],
		["with a broken escape", "<!-- gregor:answer v1 %E0%A4 -->"],
		["with a number that is none", "<!-- gregor:review v1 a x 0 c -->"],
		["of a summary for no commit", "<!-- gregor:summary v1 abc -->"],
	])("a marker %s is none", (_, body) => expect(parseRunMarker(body)).toBeUndefined());

	test("the reports' summary marker is read as one", () => {
		for (const head of [undefined, "a".repeat(40)]) {
			expect(parseRunMarker(printMarker({ kind: "summary", head }))).toEqual({ kind: "summary", head });
		}
	});

	test("a marked body fits into GitHub's limit, and says that it was cut", () => {
		const body = markedBody({ kind: "probe", run: "a" }, "é".repeat(70_000));
		expect(body).toHaveLength(MAX_BODY_CHARACTERS);
		expect(body).toMatch(/cut: GitHub takes no more\.$/);
	});
});
