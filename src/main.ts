/** The server: web role, worker role, or both in one process, as the environment says. */

import { EnvironmentError, readEnvironment } from "./config/environment.ts";
import { startServer } from "./server.ts";

try {
	const server = await startServer(readEnvironment(process.env));
	console.log(`Gregor answers at ${server.url}`);
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
} catch (error) {
	console.error(error instanceof EnvironmentError ? error.message : error);
	process.exitCode = 2;
}
