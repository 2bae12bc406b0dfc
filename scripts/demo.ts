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

const { values } = parseArgs({ options: { once: { type: "boolean", default: false }, port: { type: "string" } } });
const demo = await openDemo();
tellInTerminal(demo.log);

if (values.once) {
	process.exitCode = await playOnce(demo).finally(demo.close);
} else {
	const page = await servePage(demo, Number(values.port ?? 0));
	console.log(`\nThe pull request is at ${page.url}\nCtrl-C ends the demo.\n`);
	const end = async () => {
		await page.close();
		await demo.close();
		process.exit(0);
	};
	process.once("SIGINT", end).once("SIGTERM", end);
	await openFirst(demo);
}
