/**
 * `npm run bench [-- --mirror GIT_DIR] [--runs N]`: what a review costs, each as a ratio to a named baseline of the same
 * run, or as peak memory. Times alone say little: machines differ and are noisy.
 */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchLargeChange } from "./large-change.ts";
import { benchRules } from "./rules.ts";

const { values } = parseArgs({ options: { mirror: { type: "string" }, runs: { type: "string", default: "7" } } });
const root = fileURLToPath(new URL("..", import.meta.url));

await benchRules(root, Number(values.runs), values.mirror);
await benchLargeChange(root);
