import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Fingerprint } from "../../../src/findings/finding.ts";
import { type Marker, parseMarker, printMarker } from "../../../src/report/markdown/marker.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const marker: fc.Arbitrary<Marker> = fc.oneof(
	hex(16).map((value) => ({ kind: "finding" as const, fingerprint: value as Fingerprint })),
	fc.oneof(hex(40), hex(64), fc.constant(undefined)).map((head) => ({ kind: "summary" as const, head })),
);

test("what is printed is read back, whatever follows it and however lines end", () => {
	fc.assert(
		fc.property(marker, fc.string(), fc.constantFrom("\n", "\r\n"), (given, body, newline) => {
			expect(parseMarker(`${printMarker(given)}${newline}${body}`)).toEqual(given);
			expect(parseMarker(printMarker(given))).toEqual(given);
		}),
		{ numRuns: 200 },
	);
});

const MARKER = "<!-- gregor:finding v1 0123456789abcdef -->";
test.each([
	["", "an empty body"],
	[`\n${MARKER}`, "not on the first line"],
	[`> ${MARKER}`, "quoted"],
	[`\`\`\`\n${MARKER}\n\`\`\``, "in code"],
	[`${MARKER} more`, "with something behind it"],
	[MARKER.replace("v1", "v2"), "of another version"],
	[MARKER.replace("f -->", " -->"), "too short"],
	[MARKER.replace("finding", "summary"), "a fingerprint where a head belongs"],
])("%p is no marker: %s", (body) => expect(parseMarker(body)).toBeUndefined());
