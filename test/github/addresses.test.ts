import { expect, test } from "@jest/globals";
import { githubAddresses } from "../../src/github/addresses.ts";

test.each([
	[undefined, undefined, "https://api.github.com", "https://github.com"],
	["", undefined, "https://api.github.com", "https://github.com"],
	["github.example.com", undefined, "https://github.example.com/api/v3", "https://github.example.com"],
	["localhost:3000", "http", "http://localhost:3000/api/v3", "http://localhost:3000"],
])("GHE_HOST %s, GHE_PROTOCOL %s", (host, protocol, api, web) => {
	expect(githubAddresses(host, protocol)).toEqual({ api, web });
});

test.each(["https://github.example.com", "example.com/path", "user@example.com", "exa mple", "a?b"])(
	"%s is no host",
	(host) => {
		expect(() => githubAddresses(host)).toThrow("GHE_HOST must be a host name");
	},
);
