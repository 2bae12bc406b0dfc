/**
 * `npm run demo`: the real App against a GitHub of its own, on this machine, with a page to watch and to take part.
 * With `--once` the story is played through without a page; exits 0 only if every step did what it should.
 */

import { parseArgs } from "node:util";
import { openDemo } from "./demo/open-demo.ts";
import { servePage } from "./demo/page/serve.ts";
import { playOnce } from "./demo/play-once.ts";
import { openFirst } from "./demo/story.ts";
import { tellInTerminal } from "./demo/tell-in-terminal.ts";

/** As a shell says it of what Ctrl-C ended. */
const INTERRUPTED = 130;

const { values } = parseArgs({ options: { once: { type: "boolean", default: false }, port: { type: "string" } } });
const opening = openDemo();
// Ctrl-C while it starts waits for what is half open, so that nothing is left behind.
const interrupted = new Promise<number>((resolve) => {
	process.once("SIGINT", () => resolve(INTERRUPTED)).once("SIGTERM", () => resolve(INTERRUPTED));
});
const demo = await opening;
tellInTerminal(demo.log);
try {
	process.exitCode = await (values.once ? Promise.race([interrupted, playOnce(demo)]) : serve());
} finally {
	await demo.close();
}
process.exit();

/** Until Ctrl-C, which is how it ends well. */
async function serve(): Promise<number> {
	const page = await servePage(demo, Number(values.port ?? 0));
	console.log(`\nThe pull request is at ${page.url}\nCtrl-C ends the demo.\n`);
	await openFirst(demo);
	await interrupted;
	await page.close();
	return 0;
}
