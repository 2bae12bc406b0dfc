import { describe, expect, test } from "@jest/globals";
import { mentions } from "../../../src/github/commands/mentions.ts";
import { namedBy } from "../../../src/github/is-named.ts";

describe("whom a comment calls", () => {
	test.each([
		["@gregor why?", ["gregor"]],
		["Why, @Gregor-Reviews?", ["gregor-reviews"]],
		["(@anna) and @ben, @anna", ["anna", "ben"]],
		["line\r\n@gregor", ["gregor"]],
		["mail anna@gregor.example", []],
		["@gregor/team and @@gregor and /@gregor", []],
		["`@gregor` and ``a ` @gregor``", []],
		["```\n@gregor\n```\n@anna", ["anna"]],
		["~~~\n@gregor", []],
		["> @gregor why?\nno", []],
		["@", []],
	])("%j", (body, expected) => {
		expect(mentions(body)).toEqual(expected);
	});
});

describe("whether that is Gregor", () => {
	const failed = async () => {
		throw new Error("no GitHub");
	};
	const known = async () => ({ appId: 1, slug: "Our-Reviewer" });

	test.each([
		["nobody is called", "why?", failed, false, 0],
		["it is called by its common name", "@gregor why?", failed, true, 0],
		["it is called as its App is", "@our-reviewer why?", known, true, 0],
		["somebody else is called", "@anna why?", known, false, 0],
		["its name cannot be had", "@our-reviewer why?", failed, false, 1],
	])("%s", async (_when, body, identity, expected, unknown) => {
		const errors: unknown[] = [];
		expect(await namedBy(identity, (error) => errors.push(error))(body)).toBe(expected);
		expect(errors).toHaveLength(unknown);
	});
});
