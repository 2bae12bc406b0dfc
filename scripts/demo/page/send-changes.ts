import type { ServerResponse } from "node:http";
import type { DemoLog } from "../log.ts";

/** Lines come in bursts; one message for each burst is enough. */
const GATHER_MILLISECONDS = 80;

/** Server-sent events: one whenever there is something new to be fetched. */
export function sendChanges(log: DemoLog, response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
	response.write("retry: 500\n\n");
	let timer: NodeJS.Timeout | undefined;
	const send = () => {
		timer = undefined;
		response.write("data: changed\n\n");
	};
	const stop = log.follow(() => {
		timer ??= setTimeout(send, GATHER_MILLISECONDS);
	});
	response.on("close", () => {
		clearTimeout(timer);
		stop();
	});
}
