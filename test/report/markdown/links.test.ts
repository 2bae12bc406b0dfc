import { describe, expect, test } from "@jest/globals";
import { placeLink, referenceLink, sourceLink } from "../../../src/report/markdown/links.ts";
import { sampleOptions } from "../../support/sample-result.ts";

describe("references lead to known documentation only", () => {
	test.each([
		["https://docs.rs/tokio/latest/tokio/", "[`docs.rs/tokio/latest/tokio/`](https://docs.rs/tokio/latest/tokio/)"],
		[
			"https://kafka.apache.org/documentation/#acks",
			"[`kafka.apache.org/documentation/`](https://kafka.apache.org/documentation/#acks)",
		],
		["https://docs.rs/a_(b)", "[`docs.rs/a_(b)`](https://docs.rs/a_%28b%29)"],
		["http://docs.rs/x", "`http://docs.rs/x`"],
		["https://docs.rs.evil.example/", "`https://docs.rs.evil.example/`"],
		["https://user@docs.rs/", "`https://user@docs.rs/`"],
		["https://docs.rs:8443/", "`https://docs.rs:8443/`"],
		["https://github.com/o/r/issues/1", "`https://github.com/o/r/issues/1`"],
		["javascript:alert(1)", "`javascript:alert(1)`"],
		["no address", "`no address`"],
	])("%p", (address, markdown) => expect(referenceLink(address)).toBe(markdown));
});

describe("places", () => {
	const filesUrl = "https://github.com/o/r/blob/abc";
	test.each([
		["src/a.rs", 1, 1, "[`src/a.rs:1`](https://github.com/o/r/blob/abc/src/a.rs#L1)"],
		["src/a.rs", 1, 3, "[`src/a.rs:1-3`](https://github.com/o/r/blob/abc/src/a.rs#L1-L3)"],
		["a b/(ü)`.rs", 2, 2, "[``a b/(ü)`.rs:2``](https://github.com/o/r/blob/abc/a%20b/%28%C3%BC%29%60.rs#L2)"],
		[
			"x](http://e)\u202E.rs",
			1,
			1,
			"[`x](http://e)⟨U+202E⟩.rs:1`](https://github.com/o/r/blob/abc/x%5D%28http%3A//e%29%E2%80%AE.rs#L1)",
		],
	])("%p:%d-%d", (path, startLine, endLine, markdown) => {
		expect(placeLink({ path, startLine, endLine }, { filesUrl })).toBe(markdown);
	});

	test("are plain where it is not known where files are shown", () => {
		expect(placeLink({ path: "src/a.rs", startLine: 1, endLine: 1 }, {})).toBe("`src/a.rs:1`");
	});
});

test("a rule that is known leads to its page, an agent nowhere", () => {
	const rule = "kafka-await-delivery-in-loop";
	expect(sourceLink(rule, sampleOptions)).toBe(`[\`${rule}\`](https://example.org/gregor/docs/rules/${rule}.md)`);
	expect(sourceLink("performance-auditor", sampleOptions)).toBe("`performance-auditor`");
});
