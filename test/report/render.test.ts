import { expect, test } from "@jest/globals";
import { REPORT_FORMATS, render } from "../../src/report/render.ts";
import { sampleOptions, sampleResult } from "../support/sample-result.ts";

const FIRST: Record<(typeof REPORT_FORMATS)[number], RegExp> = {
	terminal: /^Gregor {2}1111111111\.\.2222222222 {2}5 files/,
	markdown: /^<!-- gregor:summary v1 /,
	json: /^\{\n {2}"schemaVersion": 1,/,
	sarif: /^\{\n {2}"\$schema": "https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json",/,
};

test.each(REPORT_FORMATS)("%s: tells every finding, ends in one line feed, and is the same each time", (format) => {
	const text = render(format, sampleResult(), sampleOptions);
	expect(text).toMatch(FIRST[format]);
	expect(text).toMatch(/[^\n]\n$/);
	for (const words of ["Each delivery is awaited", "allocates a string for each byte", "grows from empty"]) {
		expect(text.replace(/\n\s+/g, " ")).toContain(words);
	}
	expect(render(format, sampleResult(), sampleOptions)).toBe(text);
});
