import { describe, expect, test } from "@jest/globals";
import { readEnvironment } from "../../src/config/environment.ts";

const least = { APP_ID: "12", PRIVATE_KEY: "-----BEGIN\\nkey\\n-----END", WEBHOOK_SECRET: "secret" };

describe("readEnvironment", () => {
	test("needs only what GitHub gives", () => {
		expect(readEnvironment(least)).toMatchObject({
			appId: 12,
			privateKey: "-----BEGIN\nkey\n-----END",
			role: "all",
			port: 3000,
			apiUrl: "https://api.github.com",
			databaseUrl: undefined,
		});
	});

	test("speaks to GitHub Enterprise where it is told to", () => {
		const { apiUrl, siteUrl } = readEnvironment({ ...least, GHE_HOST: "github.example.com" });
		expect([apiUrl, siteUrl]).toEqual(["https://github.example.com/api/v3", "https://github.example.com"]);
	});

	test.each([
		[{ ...least, APP_ID: undefined }, /APP_ID: is not set/],
		[{ ...least, APP_ID: "abc" }, /APP_ID/],
		[{ ...least, GREGOR_ROLE: "both" }, /GREGOR_ROLE/],
		[{ ...least, PORT: "70000" }, /PORT/],
		[{ ...least, WEBHOOK_SECRET: "development", NODE_ENV: "production" }, /WEBHOOK_SECRET/],
	])("says which variable is wrong: %#", (variables, message) => {
		expect(() => readEnvironment(variables)).toThrow(message);
	});

	test("never tells a secret", () => {
		const wrong = { ...least, PRIVATE_KEY: "very secret", PORT: "x" };
		expect(() => readEnvironment(wrong)).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining("very secret") }),
		);
	});
});
