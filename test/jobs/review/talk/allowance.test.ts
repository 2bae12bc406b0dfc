import { describe, expect, test } from "@jest/globals";
import { allowanceOf } from "../../../../src/jobs/review/talk/allowance.ts";

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const talks = (count: number, hoursAgo: number, thread?: number) =>
	Array.from({ length: count }, () => ({
		kind: "talk" as const,
		startedAt: new Date(NOW - hoursAgo * HOUR),
		...(thread !== undefined && { thread }),
	}));
const reviews = Array.from({ length: 40 }, () => ({ startedAt: new Date(NOW) }));

describe("how often people are answered", () => {
	test.each([
		["at first", talks(0, 1), "answer"],
		["whatever was reviewed", reviews, "answer"],
		["four times in the thread, and often in others", [...talks(4, 1, 9), ...talks(5, 1, 8)], "answer"],
		["five times in the thread", talks(5, 1, 9), "last-word"],
		["five times in the thread, days ago", talks(5, 100, 9), "last-word"],
		["once the last word was said", talks(6, 1, 9), "none"],
		["twenty times in a day", talks(20, 23, 8), "last-word"],
		["twenty times the day before", talks(20, 25, 8), "answer"],
		["once the last word of the day was said", talks(21, 1), "none"],
	])("%s", (_when, others, expected) => {
		expect(allowanceOf({ threadStart: 9 }, others, NOW)).toBe(expected);
	});

	test("a comment outside of threads is held to the day alone", () => {
		expect(allowanceOf({ threadStart: undefined }, talks(7, 1), NOW)).toBe("answer");
	});
});
