/**
 * `npm run demo`: the real App against a GitHub of its own, on this machine, with a page to watch and to take part.
 * With `--once` the story is played through without a page; exits 0 only if every step did what it should. With `--live`
 * the agents ask Claude, for which ANTHROPIC_API_KEY must be set; else their answers were written beforehand.
 */

import { parseArgs } from "node:util";
import { DemoRefusal, openModel } from "./demo/model/open-model.ts";
import { type Demo, openDemo } from "./demo/open-demo.ts";
import { servePage } from "./demo/page/serve.ts";
import { playOnce } from "./demo/play-once.ts";
import { openFirst, sayWhoAnswers } from "./demo/story.ts";
import { tellInTerminal } from "./demo/tell-in-terminal.ts";

/** As a shell says it of what Ctrl-C ended. */
const INTERRUPTED = 130;
const REFUSED = 2;

const options = {
	once: { type: "boolean", default: false },
	live: { type: "boolean", default: false },
	port: { type: "string" },
} as const;
const { values } = parseArgs({ options });

const opening = open();
// Ctrl-C while it starts waits for what is half open, so that nothing is left behind.
const interrupted = new Promise<number>((resolve) => {
	process.once("SIGINT", () => resolve(INTERRUPTED)).once("SIGTERM", () => resolve(INTERRUPTED));
});
const demo = await opening;
if (demo instanceof DemoRefusal) {
	console.error(demo.message);
	process.exit(REFUSED);
}
tellInTerminal(demo.log);
sayWhoAnswers(demo);
try {
	process.exitCode = await (values.once ? Promise.race([interrupted, playOnce(demo)]) : serve(demo));
} finally {
	await demo.close();
}
process.exit();

async function open(): Promise<Demo | DemoRefusal> {
	if (values.once && values.live)
		return new DemoRefusal("--once proves what only answers known beforehand can keep to.");
	try {
		return await openDemo(await openModel(values.live));
	} catch (error) {
		if (error instanceof DemoRefusal) return error;
		throw error;
	}
}

/** Until Ctrl-C, which is how it ends well. */
async function serve(shown: Demo): Promise<number> {
	const page = await servePage(shown, Number(values.port ?? 0));
	console.log(`\nThe pull request is at ${page.url}\nCtrl-C ends the demo.\n`);
	await openFirst(shown);
	await interrupted;
	await page.close();
	return 0;
}
