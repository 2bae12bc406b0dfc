/** The baseline, a process of its own: a Probot app that does nothing with what it is sent. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createNodeMiddleware, Probot } from "probot";

const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET } = process.env;

const probot = new Probot({
	appId: APP_ID ?? "",
	privateKey: PRIVATE_KEY ?? "",
	secret: WEBHOOK_SECRET ?? "",
	logLevel: "fatal",
});
const middleware = await createNodeMiddleware((app) => app.on("pull_request.opened", () => {}), { probot });
const server = createServer((request, response) => void middleware(request, response));
server.listen(0, "127.0.0.1", () => {
	console.log(`answers at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => server.close().closeAllConnections());
