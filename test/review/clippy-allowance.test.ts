import { describe, expect, test } from "@jest/globals";
import { isAllowedForClippy } from "../../src/review/clippy-allowance.ts";
import type { Item } from "../../src/syntax/item.ts";

const item = (startLine: number, endLine: number, attributes: string[], parent?: number): Item => ({
	kind: "fn",
	name: "f",
	startLine,
	signatureLine: startLine,
	endLine,
	visibility: "",
	isAsync: false,
	isTest: false,
	attributes,
	...(parent !== undefined && { parent }),
});

describe("isAllowedForClippy", () => {
	const items = [
		item(1, 20, ["allow(clippy::await_holding_lock, dead_code)"]),
		item(5, 9, ['expect(clippy::exit, reason = "the program ends here")'], 0),
		item(30, 40, ["deny(clippy::exit)", 'doc = "allow(clippy::exit)"']),
	];

	test.each<[number, string[], boolean]>([
		[6, ["exit"], true],
		[6, ["await_holding_lock"], true],
		[15, ["await_holding_lock", "mem_forget"], true],
		[15, ["exit"], false],
		[35, ["exit"], false],
		[25, ["await_holding_lock"], false],
		[6, [], false],
		[6, ["await_holding"], false],
	])("line %i for %j: %s", (line, lints, allowed) => {
		expect(isAllowedForClippy(items, line, lints)).toBe(allowed);
	});
});
