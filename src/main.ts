/** The server: web role, worker role, or both in one process, as the environment says. */

import { existsSync } from "node:fs";
import { lacksRegistration, readEnvironment } from "./config/environment.ts";
import { EnvironmentError } from "./config/environment-error.ts";
import { startServer } from "./server.ts";
import { serveSetUp } from "./web/serve-set-up.ts";

try {
	if (existsSync(".env")) process.loadEnvFile(".env");
	const variables = { ...process.env };
	const given = lacksRegistration(variables) ? await serveSetUp({ variables, say: console.log }) : {};
	const server = await startServer(readEnvironment({ ...variables, ...given }));
	console.log(`Gregor answers at ${server.url}`);
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
} catch (error) {
	console.error(error instanceof EnvironmentError ? error.message : error);
	process.exitCode = 2;
}
