/** `npm run demo -- --once`: the story holds, from the webhook to the last comment. */

import { expect, test } from "@jest/globals";
import { spawnDemo } from "./spawn-demo.ts";

test("the story plays through, each step proven", async () => {
	const { status, output } = await spawnDemo("--once").ended;
	expect(output).not.toContain("✗");
	expect(output).toContain("✓ only the two new mistakes are said");
	expect(output).toContain("✓ every request and answer is one that GitHub's own description allows");
	expect(status).toBe(0);
}, 60_000);
