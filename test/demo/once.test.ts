/** `npm run demo -- --once`: the story holds, from the webhook to the last comment. */

import { expect, test } from "@jest/globals";
import { spawnDemo } from "./spawn-demo.ts";

test("the story plays through, each step proven", async () => {
	const { status, output } = await spawnDemo("--once").ended;
	expect(output).not.toContain("✗");
	expect(output).toContain("✓ only the two new mistakes are said");
	expect(output).toContain("✓ every request and answer is one that GitHub's own description allows");
	expect(output).toContain("✓ a comment names the rule that found it and the agent that confirmed it");
	expect(output.match(/The agents' answers were written beforehand/g)).toHaveLength(1);
	expect(status).toBe(0);
}, 60_000);

test.each([
	["without a key nobody is asked live", ["--live"], "set ANTHROPIC_API_KEY"],
	["live answers cannot be proven", ["--live", "--once"], "--once proves"],
])("%s", async (_, args, said) => {
	const { status, output } = await spawnDemo(...args).ended;
	expect(output).toContain(said);
	expect(status).toBe(2);
});
