import { expect, test } from "@jest/globals";
import { isTestAttribute } from "../../src/syntax/is-test-attribute.ts";

test.each([
	["test", true],
	["bench", true],
	["tokio::test", true],
	[`tokio::test(flavor = "multi_thread")`, true],
	["sqlx::test", true],
	["rstest", true],
	["cfg(test)", true],
	[`cfg(any(test, feature = "x"))`, true],
	["cfg(all(test, unix))", true],
	["cfg(all(not(windows), test))", true],
	["cfg(not(test))", false],
	["cfg(not(any(test, miri)))", false],
	[`cfg(feature = "test")`, false],
	["cfg_attr(test, derive(Debug))", false],
	["derive(Clone)", false],
	["tokio::main", false],
	["test::helper", false],
	["tested", false],
])("%s: %s", (attribute, expected) => {
	expect(isTestAttribute(attribute)).toBe(expected);
});
