/**
 * The server as `src/main.ts` starts it, from its environment, but that it writes to GitHub without a pause. Sends its
 * address once it answers, and `idle` whenever it was asked and has nothing left to do.
 */

import { readEnvironment } from "../../../src/config/environment.ts";
import { NO_PACE } from "../../../src/github/write-pacer.ts";
import { startServer } from "../../../src/server.ts";

const server = await startServer(readEnvironment(process.env), { pace: NO_PACE, retryDelaySeconds: 0 });
process.on("message", () => void server.idle().then(() => process.send?.("idle")));
process.once("disconnect", () => process.exit());
process.send?.(server.url);
