/**
 * `npm run bench [-- --only app|rules] [--mirror GIT_DIR] [--runs N]`: what a review costs, each as a ratio to a named baseline of the same
 * run, or as peak memory. Times alone say little: machines differ and are noisy.
 */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchApp } from "./app/bench-app.ts";
import { benchLargeChange } from "./large-change.ts";
import { benchRules } from "./rules.ts";

const { values } = parseArgs({
	options: { only: { type: "string" }, mirror: { type: "string" }, runs: { type: "string", default: "7" } },
});
const root = fileURLToPath(new URL("..", import.meta.url));

if (values.only !== "app") {
	await benchRules(root, Number(values.runs), values.mirror);
	await benchLargeChange(root);
}
if (values.only !== "rules") await benchApp();
