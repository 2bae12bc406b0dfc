/** Tells what passes between GitHub and Gregor: webhooks out, writes in. Reads are too many to be worth telling. */

import type { LoggedRequest } from "../../test/support/github/request-log.ts";
import type { GitHubStandIn } from "../../test/support/github/start-github.ts";
import type { Delivery } from "../../test/support/github/webhooks.ts";
import { describeRequest } from "./describe-request.ts";
import type { DemoLog } from "./log.ts";

const LOOK_EVERY_MILLISECONDS = 40;

export interface Watch {
	/** Tells at once what has happened so far. */
	look(): void;
	stop(): void;
}

export function watchGitHub(github: GitHubStandIn, log: DemoLog): Watch {
	const told = new Set<Delivery | LoggedRequest>();
	const look = () => {
		for (const delivery of github.deliveries) {
			if (delivery.status === undefined || told.has(delivery)) continue;
			told.add(delivery);
			tellDelivery(delivery, log);
		}
		for (const request of github.requests) {
			if (request.status === undefined || told.has(request)) continue;
			told.add(request);
			tellRequest(request, log);
		}
	};
	const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
	timer.unref();
	return {
		look,
		stop: () => {
			look();
			clearInterval(timer);
		},
	};
}

function tellDelivery(delivery: Delivery, log: DemoLog): void {
	const { event, action, status, durationSeconds, payload, isRedelivery } = delivery;
	// Gregor hears of its own comments too, and leaves them alone.
	if ((payload.sender as { type?: string } | undefined)?.type === "Bot") return;
	const again = isRedelivery ? " again" : "";
	const milliseconds = Math.max(1, Math.round(durationSeconds * 1000));
	log.say("github", `delivers ${event}.${action}${again}, signed; answered ${status} in ${milliseconds} ms`);
}

function tellRequest(request: LoggedRequest, log: DemoLog): void {
	const text = describeRequest(request);
	if (text === undefined) return;
	const refused = (request.status ?? 0) >= 400 ? ` (answered ${request.status})` : "";
	log.say("gregor", `${text}${refused}`);
}
